import { type Affair, isUnit } from '../Affair.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

/** The police refer suspects for prosecution (ProsecutionReferral 移送审查起诉). */
export function refer(
  { story, offence }: Affair,
  at: number,
  { suspects, nth = 0 }: { readonly suspects: readonly PartyDraft[]; readonly nth?: number },
  details: Values = {},
): Happening | undefined {
  const { random } = story;
  return story.tell({
    feed: 'ProsecutionReferral',
    at,
    parties: suspects,
    values: () => ({
      opinionNo: numberOf(story, 'referral', at, nth),
      charges: [offence.charge],
      unitAsSuspect: suspects.some(isUnit),
      itemsWithCase: random.chance(0.3)
        ? [{ name: '手机', quantity: random.integer(1, 3), unit: '部', dangerous: false }]
        : undefined,
      pleaLeniency: random.chance(0.8),
      toProcuratorateId: story.district.offices.procuratorate.organId,
      legalBasis: ['CPL 162'],
      ...details,
    }),
  });
}
