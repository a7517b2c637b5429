export type Row = Readonly<Record<string, unknown>>;

const poisonous = /铅|汞|镉|铬|砷|铊|锑|\b(?:Pb|Hg|Cd|Cr|As|Tl|Sb)\b/;
const heavy = /镍|铜|锌|银|钒|锰|钴|\b(?:Ni|Cu|Zn|Ag|V|Mn|Co)\b/;
const toxic = /氰|苯|酚|毒|放射|病原/;

const pollutantsOf = ({ pollutants }: Row): readonly Row[] =>
  Array.isArray(pollutants) ? pollutants : [];
const isWaste = ({ wasteCode }: Row) => typeof wasteCode === 'string';

/** Whether radioactive, infectious or toxic matter is among the pollutants. */
export function isToxic(violation: Row): boolean {
  return pollutantsOf(violation).some((one) => {
    const name = String(one.name);
    return isWaste(one) || toxic.test(name) || poisonous.test(name);
  });
}

/** Hazardous waste in tonnes. */
export function wasteTonnes(violation: Row): number {
  return pollutantsOf(violation)
    .filter(isWaste)
    .reduce((sum, { amount, amountUnit }) => {
      const unit = String(amountUnit ?? '').toLowerCase();
      const factor =
        unit === 't' || unit === '吨' ? 1 : unit === 'kg' || unit === '千克' ? 0.001 : 0;
      return sum + Number(amount ?? 0) * factor;
    }, 0);
}

/** How many times over the limit the worst metal of the group is: (concentration − limit) ÷ limit. */
export function metalTimesOver(group: 'poisonous' | 'heavy', violation: Row): number {
  const named = group === 'poisonous' ? poisonous : heavy;
  const times = pollutantsOf(violation)
    .filter(({ name }) => named.test(String(name)))
    .map(({ timesOver, concentration, standardValue }) => {
      const limit = Number(standardValue ?? 0);
      const worked = limit > 0 ? (Number(concentration ?? 0) - limit) / limit : 0;
      return Number(timesOver ?? worked);
    });
  return Math.max(0, ...times);
}

/** Gains or loss, the higher of the two, in yuan. */
export function mostMoney({ illegalGains, propertyLoss }: Row): number {
  return Math.max(Number(illegalGains ?? 0), Number(propertyLoss ?? 0));
}

export function harmOf({ harm }: Row): Row {
  return typeof harm === 'object' && harm !== null ? { ...harm } : {};
}

/** A number of the harm done. */
export function harmed(violation: Row, part: string): number {
  return Number(harmOf(violation)[part] ?? 0);
}
