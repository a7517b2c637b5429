import type { Affair } from '../Affair.ts';
import type { PartyDraft, Values } from '../Story.ts';
import { syntheticPerson } from '../syntheticPerson.ts';

const minorShare = 0.03;
const unknownShare = 0.01;

/** A suspect whom the police have found, in rare cases a minor or one whose name is not known. */
export function inventSuspect({ story }: Affair, on: number, details: Values = {}): PartyDraft {
  const { random, district } = story;
  if (random.chance(unknownShare)) {
    return story.party({ kind: 'NATURAL', role: 'SUSPECT', identityUnknown: true, ...details });
  }
  const years = random.chance(minorShare) ? ([15.5, 17.4] as const) : ([19, 64] as const);
  let person = syntheticPerson(random, district, { on, years });
  while (story.idNumbers.has(person.idNo)) {
    person = syntheticPerson(random, district, { on, years });
  }
  return story.party({ ...person, role: 'SUSPECT', ...details });
}
