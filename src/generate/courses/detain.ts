import { type Affair, isUnit } from '../Affair.ts';
import { decideDetention } from '../acts/decideDetention.ts';
import { transferForDetention } from '../acts/transferForDetention.ts';
import type { Happening } from '../Story.ts';
import { inventSuspect } from './inventSuspect.ts';

/** Administrative detention of those who are directly responsible. */
export function detain(affair: Affair, penalty: Happening): void {
  const { story, counterpart, head } = affair;
  const { random } = story;
  const first = isUnit(counterpart) && head ? head : counterpart;
  const second = random.chance(0.15)
    ? [inventSuspect(affair, penalty.decided, { role: 'RESPONSIBLE_PERSON' })]
    : [];
  const persons = [first, ...second];
  const at = story.later(penalty.decided, random.integer(1, 12));
  const transferred = transferForDetention(affair, at, penalty, persons);
  if (transferred === undefined) return;
  const decided = story.later(at, random.integer(3, 18));
  for (const person of persons) decideDetention(affair, decided, transferred, person);
}
