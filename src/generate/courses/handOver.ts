import { type Affair, isUnit } from '../Affair.ts';
import { acceptTransfer, type Handling } from '../acts/acceptTransfer.ts';
import { decideFiling, filingLimit } from '../acts/decideFiling.ts';
import { deliverSupplement } from '../acts/deliverSupplement.ts';
import { transfer } from '../acts/transfer.ts';
import type { Happening, PartyDraft } from '../Story.ts';
import { contest } from './contest.ts';
import { inventSuspect } from './inventSuspect.ts';
import { investigate } from './investigate.ts';

const refusedShare = 0.03;
const filedShare = 0.8;
const deliveredShare = 0.9;

/** The case goes to the police, who decide whether to file it. */
export function handOver(
  affair: Affair,
  { at, penalty }: { readonly at: number; readonly penalty: Happening | undefined },
): void {
  const { story } = affair;
  const { random } = story;
  const named = suspectsOfBureau(affair, at);
  const approved = !random.chance(refusedShare);
  const sent = transfer(affair, at, { suspects: named, penalty, approved });
  if (sent === undefined || !approved) return;
  const handling = handlingOf(random.fraction());
  const accepted = acceptTransfer(affair, story.later(at, 1), handling);
  if (accepted === undefined || handling === 'forwarded' || handling === 'returned') return;
  if (handling === 'supplemented' && random.chance(deliveredShare)) {
    deliverSupplement(affair, story.later(accepted.decided, random.integer(1, 3)));
  }
  const { limitClass, at: decidedAt } = filingLimit(affair, accepted.decided);
  const filed = random.chance(filedShare);
  const found = filed
    ? Array.from({ length: more(random.fraction()) }, () => inventSuspect(affair, decidedAt))
    : [];
  const suspects = [...named, ...found];
  const filing = decideFiling(affair, decidedAt, { filed, suspects, limitClass });
  if (filing === undefined) return;
  if (filed) investigate(affair, decidedAt, suspects);
  else contest(affair, filing, suspects);
}

/** Those whom the bureau itself suspects: the person, or the head of the unit and maybe the unit. */
function suspectsOfBureau(affair: Affair, at: number): readonly PartyDraft[] {
  const { story, counterpart, head } = affair;
  const { random } = story;
  if (!isUnit(counterpart)) return [counterpart];
  const person = head && random.chance(0.85) ? head : inventSuspect(affair, at);
  return random.chance(0.22) ? [counterpart, person] : [person];
}

function handlingOf(share: number): Handling {
  if (share < 0.02) return 'returned';
  if (share < 0.04) return 'forwarded';
  return share < 0.14 ? 'supplemented' : 'accepted';
}

/** How many more suspects the police find. */
function more(share: number): number {
  if (share < 0.6) return 0;
  return share < 0.85 ? 1 : share < 0.96 ? 2 : 3;
}
