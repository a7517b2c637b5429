import type { Affair } from '../Affair.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening } from '../Story.ts';

/** The police give the procuratorate their reasons (NoFilingExplanation 说明不立案理由). */
export function explainNoFiling({ story }: Affair, at: number): Happening | undefined {
  return story.tell({
    feed: 'NoFilingExplanation',
    at,
    values: () => ({
      explanationNo: numberOf(story, 'explanation', at),
      reasons: '经审查，现有证据尚不能证明达到立案追诉标准。',
      toProcuratorateId: story.district.offices.procuratorate.organId,
      legalBasis: ['A17 15', 'PRR 560'],
    }),
  });
}
