import { type Affair, idKnown, reached } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft } from '../Story.ts';

/** The police detain a person or refuse to (AdministrativeDetention 行政拘留、不予拘留). */
export function decideDetention(
  { story }: Affair,
  at: number,
  transferred: Happening,
  person: PartyDraft,
): Happening | undefined {
  const { random } = story;
  const detained = random.chance(0.82);
  const days = random.pick([5, 5, 7, 8, 10, 10, 12, 15]);
  const from = story.later(at, random.integer(0, 2));
  const told = story.later(at, random.integer(1, 4));
  return story.tell({
    feed: 'AdministrativeDetention',
    at,
    known: told,
    parties: [person],
    values: (entered) => ({
      transferId: idKnown(transferred, entered),
      ...(detained
        ? {
            result: 'DETAINED',
            decisionNo: numberOf(story, 'detention', at),
            days,
            executedFrom: reached(from, entered),
            executedTo: from <= entered ? stampOf(from + days * 86_400_000) : undefined,
            copyToEnvironmentAt: stampOf(told),
          }
        : {
            result: 'NOT_DETAINED',
            refusal: { reason: '违法行为人认定依据不足，不予拘留。', notifiedAt: stampOf(told) },
          }),
      legalBasis: ['ADET 14', 'ADET 15'],
    }),
  });
}
