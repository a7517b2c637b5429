type Row = Readonly<Record<string, unknown>>;

/** A rule by which the structured facts of a violation point to a crime (domain 3.9). */
export interface CrimeRule {
  readonly id: string;
  readonly article: string;
  /** Acts from and to these days; the rule of the day of the act is followed (从旧兼从轻). */
  readonly from: string;
  readonly to: string;
  readonly en: string;
  readonly zh: string;
  readonly fields: readonly string[];
  readonly hits: (violation: Row) => boolean;
}

const seepage = new Set([
  ...['HIDDEN_PIPE', 'SEEPAGE_WELL', 'SEEPAGE_PIT', 'FISSURE', 'KARST_CAVE', 'INJECTION'],
  'EMERGENCY_CHANNEL',
]);
const poisonous = /铅|汞|镉|铬|砷|铊|锑|Pb|Hg|Cd|Cr|As|Tl|Sb/;
const heavy = /镍|铜|锌|银|钒|锰|钴|Ni|Cu|Zn|Ag|\bV\b|Mn|Co\b/;
const toxic = /氰|苯|酚|毒|放射|病原/;

const pollutantsOf = ({ pollutants }: Row): readonly Row[] =>
  Array.isArray(pollutants) ? pollutants : [];
const isWaste = ({ wasteCode }: Row) => typeof wasteCode === 'string';
const isToxic = (one: Row) =>
  isWaste(one) || toxic.test(String(one.name)) || poisonous.test(String(one.name));
const named = (name: RegExp, times: number) => (violation: Row) =>
  pollutantsOf(violation).some(
    (one) => name.test(String(one.name)) && Number(one.timesOver ?? 0) >= times,
  );

/** Hazardous waste in tonnes. */
function wasteTonnes(violation: Row): number {
  return pollutantsOf(violation)
    .filter(isWaste)
    .reduce((sum, { amount, amountUnit }) => {
      const unit = String(amountUnit ?? '').toLowerCase();
      const factor =
        unit === 't' || unit === '吨' ? 1 : unit === 'kg' || unit === '千克' ? 0.001 : 0;
      return sum + Number(amount ?? 0) * factor;
    }, 0);
}

const now = '9999-12-31';
const ji7 = (item: string) => `法释〔2023〕7号 Art. 1(${item})`;
const ji29 = (item: string) => `法释〔2016〕29号 Art. 1(${item})`;

interface Condition extends Pick<CrimeRule, 'id' | 'en' | 'zh' | 'fields' | 'hits'> {
  /** The item in the interpretation of 2023, and in that of 2016. */
  readonly items: readonly [since: string, before: string];
}

const conditions: readonly Condition[] = [
  {
    id: 'R1-1',
    items: ['一', '一'],
    en: 'toxic substances in a protected area',
    zh: '在饮用水水源保护区等区域排放、倾倒、处置有毒物质',
    fields: ['protectedArea', 'pollutants'],
    hits: (violation) =>
      ['WATER_SOURCE_1', 'NATURE_CORE', 'WATER_SOURCE_2'].includes(
        String(violation.protectedArea),
      ) && pollutantsOf(violation).some(isToxic),
  },
  {
    id: 'R1-2',
    items: ['二', '二'],
    en: 'three tonnes of hazardous waste or more',
    zh: '非法排放、倾倒、处置危险废物三吨以上',
    fields: ['pollutants'],
    hits: (violation) => wasteTonnes(violation) >= 3,
  },
  {
    id: 'R1-3',
    items: ['三', '三'],
    en: 'lead, mercury, cadmium, chromium, arsenic, thallium or antimony, three times over the limit',
    zh: '铅汞镉铬砷铊锑超标三倍以上',
    fields: ['pollutants'],
    hits: named(poisonous, 3),
  },
  {
    id: 'R1-4',
    items: ['四', '四'],
    en: 'nickel, copper, zinc, silver, vanadium, manganese or cobalt, ten times over the limit',
    zh: '镍铜锌银钒锰钴超标十倍以上',
    fields: ['pollutants'],
    hits: named(heavy, 10),
  },
  {
    id: 'R1-5',
    items: ['五', '五'],
    en: 'toxic substances by hidden pipes, wells, pits, fissures, caves or injection',
    zh: '通过暗管、渗井、渗坑、裂隙、溶洞、灌注等逃避监管的方式排放有毒物质',
    fields: ['dischargeMode', 'pollutants'],
    hits: (violation) =>
      seepage.has(String(violation.dischargeMode)) && pollutantsOf(violation).some(isToxic),
  },
  {
    id: 'R1-7',
    items: ['七', '七'],
    en: 'a key unit that falsifies its monitoring data and discharges',
    zh: '重点排污单位篡改、伪造自动监测数据并排放污染物',
    fields: ['dischargeMode', 'keyMonitoredUnit', 'permitKeyManaged', 'pollutants'],
    hits: (violation) =>
      violation.dischargeMode === 'DATA_FRAUD' &&
      (violation.keyMonitoredUnit === true || violation.permitKeyManaged === true),
  },
  {
    id: 'R1-8',
    items: ['八', '六'],
    en: 'toxic substances again after two penalties within two years',
    zh: '二年内因排放有毒物质受过两次以上行政处罚又实施',
    fields: ['priorPenalties2y', 'pollutants'],
    hits: (violation) =>
      Number(violation.priorPenalties2y ?? 0) >= 2 && pollutantsOf(violation).some(isToxic),
  },
  {
    id: 'R1-9',
    items: ['九', '九'],
    en: 'gains or loss of 300,000 yuan or more',
    zh: '违法所得或者公私财产损失三十万元以上',
    fields: ['illegalGains', 'propertyLoss'],
    hits: (violation) => mostMoney(violation) >= 300_000,
  },
];

/** Gains or loss, the higher of the two, in yuan. */
function mostMoney({ illegalGains, propertyLoss }: Row): number {
  return Math.max(Number(illegalGains ?? 0), Number(propertyLoss ?? 0));
}

/** The rules in both versions; items that the hub has no fields for are left to the officer (十, 十一). */
const crimeRules: readonly CrimeRule[] = conditions.flatMap(({ items, ...rule }) => [
  { ...rule, article: ji7(items[0]), from: '2023-08-15', to: now },
  { ...rule, article: ji29(items[1]), from: '2017-01-01', to: '2023-08-14' },
]);

/** The rules that an act meets, by those in force on its day. */
export function crimesIn(violation: Row): readonly CrimeRule[] {
  const day = String(violation.occurredTo ?? violation.discoveredAt ?? '').slice(0, 10);
  return crimeRules.filter(({ from, to, hits }) => day >= from && day <= to && hits(violation));
}

/** How near the act comes to a threshold in numbers: 0.8 and more is looked at (降格处理). */
export function nearness(violation: Row): number {
  return Math.max(wasteTonnes(violation) / 3, mostMoney(violation) / 300_000);
}
