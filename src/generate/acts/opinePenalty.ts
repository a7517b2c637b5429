import { type Affair, idKnown } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

/** The procuratorate asks for a penalty after all (PenaltyOpinion 不起诉反向衔接检察意见). */
export function opinePenalty(
  { story, facts }: Affair,
  at: number,
  { suspect, decision, nth = 0 }: { suspect: PartyDraft; decision: Happening; nth?: number },
  details: Values = {},
): Happening | undefined {
  const handed = story.later(decision.decided, 1);
  return story.tell({
    feed: 'PenaltyOpinion',
    at,
    parties: [suspect],
    values: (entered) => ({
      nonProsecutionId: idKnown(decision, entered),
      handedToAdminSectionAt: stampOf(Math.min(handed, at)),
      opinionNo: numberOf(story, 'penaltyOpinion', at, nth),
      toOrganId: story.district.offices.environment.organId,
      facts,
      proposal: '建议依法给予行政处罚，并将处理结果书面回复。',
      replyDueAt: stampOf(daysAfter(at, 61)),
      legalBasis: ['A17 18', 'SPP24 12'],
      ...details,
    }),
  });
}
