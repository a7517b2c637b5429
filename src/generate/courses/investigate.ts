import type { Affair } from '../Affair.ts';
import { suggestSupervision } from '../acts/suggestSupervision.ts';
import { transferBack } from '../acts/transferBack.ts';
import { withdrawCase } from '../acts/withdrawCase.ts';
import type { PartyDraft } from '../Story.ts';
import { pursue } from './pursue.ts';

const withdrawnShare = 0.08;
const splitShare = 0.2;

/** After the filing: the case is withdrawn, or its suspects are pursued, not always together. */
export function investigate(
  affair: Affair,
  filedAt: number,
  suspects: readonly PartyDraft[],
): void {
  const { story } = affair;
  const { random } = story;
  if (random.chance(withdrawnShare)) {
    withdraw(affair, story.later(filedAt, random.integer(15, 150)));
    return;
  }
  const last = suspects.at(-1);
  const split = last !== undefined && suspects.length > 1 && last.values.kind === 'NATURAL';
  if (split && random.chance(splitShare)) {
    pursue(affair, filedAt, { suspects: suspects.slice(0, -1), wave: 0 });
    const caught = story.later(filedAt, random.integer(60, 300));
    pursue(affair, caught, { suspects: [last], wave: 1 });
  } else pursue(affair, filedAt, { suspects, wave: 0 });
}

function withdraw(affair: Affair, at: number): void {
  const { story } = affair;
  const { random } = story;
  if (withdrawCase(affair, at) === undefined) return;
  const next = story.later(at, random.integer(2, 8));
  if (random.chance(0.5)) transferBack(affair, next);
  else if (random.chance(0.3)) suggestSupervision(affair, next, 'WITHDRAWN_AFTER_FILING');
}
