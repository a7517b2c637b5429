import type { Affair } from '../Affair.ts';
import { discover } from '../acts/discover.ts';
import { punish } from '../acts/punish.ts';
import { replyToProcuratorate } from '../acts/replyToProcuratorate.ts';
import { superviseTransfer } from '../acts/superviseTransfer.ts';
import type { Happening } from '../Story.ts';
import { detain } from './detain.ts';
import { handOver } from './handOver.ts';

const toPenalty = { p10: 14, p50: 42, p90: 86 };
const toTransfer = { p10: 3, p50: 16, p90: 60 };
const transferredShare = 0.87;
const supervisedShare = 0.35;
/** Of the opinions that the bureau carries out, those on which it reports. */
const repliedShare = 0.7;

/** The bureau handles the case: penalty, detention, or transfer to the police. */
export function administer(affair: Affair): void {
  const { story } = affair;
  const { random } = story;
  const found = discover(affair, story.opening.at);
  if (found === undefined) return;
  const suspected = found.stored.suspectedCrime === true;
  const transferred = suspected ? random.chance(transferredShare) : random.chance(0.015);
  const penalty = random.chance(transferred ? 0.6 : 0.96)
    ? punish(affair, story.laterBy(found.decided, toPenalty))
    : undefined;
  const ready = penalty?.decided ?? found.decided;
  if (transferred) {
    handOver(affair, { at: story.laterBy(ready, toTransfer), penalty });
    return;
  }
  if (suspected && random.chance(supervisedShare)) supervise(affair, ready, penalty);
  else if (penalty && affair.offence.detention && random.chance(0.09)) detain(affair, penalty);
}

/** The procuratorate finds that the case was not transferred; most bureaus then obey. */
function supervise(affair: Affair, ready: number, penalty: Happening | undefined): void {
  const { story } = affair;
  const at = story.later(ready, story.random.integer(20, 120));
  const executedAt = story.random.chance(0.8)
    ? story.later(at, story.random.integer(1, 3))
    : undefined;
  if (superviseTransfer(affair, at, executedAt) === undefined) return;
  if (executedAt === undefined) return;
  if (story.random.chance(repliedShare)) {
    replyToProcuratorate(affair, executedAt, { kind: 'TRANSFER_OPINION', nth: 0 });
  }
  handOver(affair, { at: executedAt, penalty });
}
