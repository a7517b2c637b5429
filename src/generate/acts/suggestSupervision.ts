import { type Affair, reached } from '../Affair.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

type Ground =
  | 'NO_FILING'
  | 'RECONSIDERATION_UPHELD'
  | 'WITHDRAWN_AFTER_FILING'
  | 'OVERDUE_NO_DECISION';

const proofOf: Readonly<Record<Ground, string>> = {
  NO_FILING: 'NO_FILING_NOTICE',
  RECONSIDERATION_UPHELD: 'RECONSIDERATION_DECISION',
  WITHDRAWN_AFTER_FILING: 'WITHDRAWAL_NOTICE',
  OVERDUE_NO_DECISION: 'OVERDUE_PROOF',
};

/** The bureau suggests that the filing be supervised (FilingSupervisionSuggestion 建议立案监督). */
export function suggestSupervision(
  { story }: Affair,
  at: number,
  ground: Ground,
  details: Values = {},
): Happening | undefined {
  const received = story.later(at, story.random.integer(0, 2));
  // A case may be contested twice: before it is filed and after it is withdrawn.
  const nth = ground === 'WITHDRAWN_AFTER_FILING' ? 1 : 0;
  const kinds = ['SUGGESTION_LETTER', 'CASE_MATERIAL', proofOf[ground]];
  return story.tell({
    feed: 'FilingSupervisionSuggestion',
    at,
    values: (entered) => ({
      suggestionNo: numberOf(story, 'suggestion', at, nth),
      ground,
      enclosures: kinds.map((kind) => ({ kind, present: true })),
      targetProcuratorateId: story.district.offices.procuratorate.organId,
      procuratorateReceiptAt: reached(received, entered),
      legalBasis: ['A17 12', 'A17 13'],
      ...details,
    }),
  });
}
