import type { Affair } from '../Affair.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening } from '../Story.ts';

/** The bureau hands in what the police asked for (SupplementDelivery 补正材料移送). */
export function deliverSupplement({ story }: Affair, at: number): Happening | undefined {
  const { random, district } = story;
  const outcome = random.pick(['COMPLETE', 'COMPLETE', 'COMPLETE', 'PARTIAL', 'IMPOSSIBLE']);
  return story.tell({
    feed: 'SupplementDelivery',
    at,
    values: () => ({
      outcome,
      deliveryNo: numberOf(story, 'supplement', at),
      toPoliceId: district.offices.police.organId,
      items: outcome === 'IMPOSSIBLE' ? undefined : ['监测报告原件'],
      explanation: outcome === 'COMPLETE' ? undefined : '其余材料由检测机构保存，无法取得原件。',
      legalBasis: ['A17 8'],
    }),
  });
}
