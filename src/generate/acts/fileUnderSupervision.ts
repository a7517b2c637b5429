import { type Affair, idKnown } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

/** The police file on the procuratorate's notice (SupervisedFilingOutcome 监督立案后的处理情况). */
export function fileUnderSupervision(
  { story }: Affair,
  at: number,
  supervision: Happening | undefined,
  details: Values = {},
): Happening | undefined {
  const copied = story.later(at, 1);
  const step = daysAfter(at, 2);
  return story.tell({
    feed: 'SupervisedFilingOutcome',
    at,
    known: copied,
    values: (entered) => ({
      noticeOfFilingId: idKnown(supervision, entered),
      decisionNo: numberOf(story, 'filing', at, 1),
      copyToProcuratorateAt: stampOf(copied),
      progress:
        step <= entered ? [{ state: '已开展现场勘查和询问', at: stampOf(step) }] : undefined,
      overThreeMonths: false,
      legalBasis: ['A17 34', 'PRR 563'],
      ...details,
    }),
  });
}
