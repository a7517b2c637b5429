import type { Affair } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { courtNumberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

interface Received {
  readonly defendants: readonly PartyDraft[];
  readonly acceptedAt: number;
  readonly returned?: boolean;
  readonly nth?: number;
}

/** The court accepts an indictment or returns it (CourtAcceptance 受理). */
export function acceptIndictment(
  { story, offence }: Affair,
  at: number,
  { defendants, acceptedAt, returned = false, nth = 0 }: Received,
  details: Values = {},
): Happening | undefined {
  const { random } = story;
  return story.tell({
    feed: 'CourtAcceptance',
    at,
    known: acceptedAt,
    parties: defendants,
    values: () => ({
      charges: [offence.charge],
      ...(returned
        ? { returned: { at: stampOf(acceptedAt), ground: '不属于本院管辖。' } }
        : {
            caseNo: courtNumberOf(story, '刑初', acceptedAt, nth),
            acceptedAt: stampOf(acceptedAt),
            procedure: random.pick(['ORDINARY', 'SUMMARY', 'SUMMARY', 'FAST_TRACK']),
            presidingUnit: '环境资源审判庭',
            fastTrack: random.chance(0.4),
            civilPartAttached: random.chance(0.15),
          }),
      legalBasis: ['CJI 219'],
      ...details,
    }),
  });
}
