import { before2023, type CrimeReadings, type CrimeRule, since2023 } from './CrimeRule.ts';
import { gravityRules } from './gravityRules.ts';
import {
  harmed,
  harmOf,
  isToxic,
  metalTimesOver,
  mostMoney,
  type Row,
  wasteTonnes,
} from './violationFacts.ts';

const seepage = [
  ...['HIDDEN_PIPE', 'SEEPAGE_WELL', 'SEEPAGE_PIT', 'FISSURE', 'KARST_CAVE', 'INJECTION'],
];
const airPollutant = /二氧化硫|氮氧化物|SO2|SO₂|NOx|NOₓ/i;

const within = (values: readonly string[], field: string) => (violation: Row) =>
  values.includes(String(violation[field])) && isToxic(violation);
const often = (field: string, { [field]: penalties }: Row) => Number(penalties ?? 0) >= 2;
const reaches = (
  times: number,
  group: 'poisonous' | 'heavy',
  violation: Row,
  { timesOver }: CrimeReadings,
) => {
  const over = metalTimesOver(group, violation);
  return over > 0 && over + (timesOver === 'ratio' ? 1 : 0) >= times;
};
const dischargesGas = ({ pollutants }: Row) =>
  Array.isArray(pollutants) && pollutants.some(({ name }) => airPollutant.test(String(name)));
const crime = { gravity: 'CRIME' } as const;

const protectedArea = {
  ...{ id: 'R1-1', ...crime, fields: ['protectedArea', 'pollutants'] },
  en: 'toxic substances in a protected area',
  zh: '在饮用水水源保护区等区域排放、倾倒、处置有毒物质',
};
const waste = {
  ...{ id: 'R1-2', ...crime, fields: ['pollutants'] },
  en: 'three tonnes of hazardous waste or more',
  zh: '非法排放、倾倒、处置危险废物三吨以上',
  hits: (violation: Row) => wasteTonnes(violation) >= 3,
};
const poison = {
  ...{ id: 'R1-3', ...crime, fields: ['pollutants'] },
  en: 'lead, mercury, cadmium, chromium, arsenic, thallium or antimony, three times over the limit',
  zh: '铅汞镉铬砷铊锑超标三倍以上',
  hits: (violation: Row, readings: CrimeReadings) => reaches(3, 'poisonous', violation, readings),
};
const metal = {
  ...{ id: 'R1-4', ...crime, fields: ['pollutants'] },
  en: 'nickel, copper, zinc, silver, vanadium, manganese or cobalt, ten times over the limit',
  zh: '镍铜锌银钒锰钴超标十倍以上',
  hits: (violation: Row, readings: CrimeReadings) => reaches(10, 'heavy', violation, readings),
};
const hidden = {
  ...{ id: 'R1-5', ...crime, fields: ['dischargeMode', 'pollutants'] },
  en: 'toxic substances by hidden pipes, wells, pits, fissures, caves or injection',
  zh: '通过暗管、渗井、渗坑、裂隙、溶洞、灌注等逃避监管的方式排放有毒物质',
};
const fraud = {
  ...{ id: 'R1-7', ...crime },
  fields: ['dischargeMode', 'keyMonitoredUnit', 'permitKeyManaged', 'pollutants'],
  en: 'a key unit that falsifies its monitoring data and discharges',
  zh: '重点排污单位篡改、伪造自动监测数据并排放污染物',
};
const again = {
  ...{ id: 'R1-8', ...crime, fields: ['priorPenalties2y', 'pollutants'] },
  en: 'toxic substances again after two penalties within two years',
  zh: '二年内因排放有毒物质受过两次以上行政处罚又实施',
  hits: (violation: Row) => often('priorPenalties2y', violation) && isToxic(violation),
};
const money = {
  ...{ id: 'R1-9', ...crime, fields: ['illegalGains', 'propertyLoss'] },
  en: 'gains or loss of 300,000 yuan or more',
  zh: '违法所得或者公私财产损失三十万元以上',
  hits: (violation: Row) => mostMoney(violation) >= 300_000,
};
const intake = {
  ...{ id: 'R1-10', ...crime, fields: ['harm'] },
  en: 'an intake of drinking water interrupted for twelve hours or more',
  zh: '集中式饮用水水源取水中断十二小时以上',
  hits: (violation: Row) =>
    harmOf(violation).intake !== undefined && harmed(violation, 'intakeHours') >= 12,
};

const isFraud = ({ dischargeMode }: Row) => dischargeMode === 'DATA_FRAUD';

/** 严重污染环境 by the text in force from 15 August 2023; item 11 is left to the officer. */
const current: readonly CrimeRule[] = [
  since2023('1(一)', {
    ...protectedArea,
    hits: within(['WATER_SOURCE_1', 'WATER_SOURCE_2', 'NATURE_CORE'], 'protectedArea'),
  }),
  since2023('1(二)', waste),
  since2023('1(三)', poison),
  since2023('1(四)', metal),
  since2023('1(五)', {
    ...hidden,
    hits: within([...seepage, 'EMERGENCY_CHANNEL'], 'dischargeMode'),
  }),
  since2023('1(六)', {
    ...{ id: 'R1-6', ...crime, fields: ['duringAlert', 'priorAlertPenalties2y', 'pollutants'] },
    en: 'sulphur dioxide or nitrogen oxides during a heavy-pollution alert, after two penalties for the same within two years',
    zh: '二年内因重污染天气预警期间超标排放二氧化硫、氮氧化物受过二次以上行政处罚又实施',
    hits: (violation) =>
      violation.duringAlert === true &&
      often('priorAlertPenalties2y', violation) &&
      dischargesGas(violation),
  }),
  since2023('1(七)', {
    ...fraud,
    hits: (violation) =>
      isFraud(violation) &&
      (violation.keyMonitoredUnit === true || violation.permitKeyManaged === true),
  }),
  since2023('1(八)', again),
  since2023('1(九)', money),
  since2023('1(十)', intake),
];

/** The same by the text before: narrower areas and ways, and the harm is itself an item. */
const former: readonly CrimeRule[] = [
  before2023('1(一)', {
    ...protectedArea,
    hits: within(['WATER_SOURCE_1', 'NATURE_CORE'], 'protectedArea'),
  }),
  before2023('1(二)', waste),
  before2023('1(三)', poison),
  before2023('1(四)', metal),
  before2023('1(五)', { ...hidden, hits: within(seepage, 'dischargeMode') }),
  before2023('1(六)', again),
  before2023('1(七)', {
    ...fraud,
    hits: (violation) => isFraud(violation) && violation.keyMonitoredUnit === true,
  }),
  before2023('1(九)', money),
  before2023('1(十一)', intake),
  before2023('1(十二)–(十七)', {
    ...{ id: 'R1-12', ...crime, fields: ['harm'] },
    en: 'land, trees or people harmed beyond the thresholds',
    zh: '土地、林木或者人员损害达到追诉标准',
    hits: (violation) => formerHarm.some(([part, least]) => harmed(violation, part) >= least),
  }),
];

/** From which number on harm is a crime by the text before (items 12 to 17). */
const formerHarm = [
  ['basicFarmlandMu', 5],
  ['otherFarmlandMu', 10],
  ['otherLandMu', 20],
  ['treesCubicMetres', 50],
  ['saplings', 2500],
  ['evacuated', 5000],
  ['poisoned', 30],
  ['slightlyInjured', 3],
  ['seriouslyInjured', 1],
  ['disabledOrKilled', 1],
] as const;

const crimeRules = [...current, ...former, ...gravityRules];

/** The rules that an act meets, by those in force on its day. */
export function crimesIn(violation: Row, readings: CrimeReadings): readonly CrimeRule[] {
  const day = String(violation.occurredTo ?? violation.discoveredAt ?? '').slice(0, 10);
  return crimeRules.filter(
    ({ from, to, hits }) => day >= from && day <= to && hits(violation, readings),
  );
}

/** How near the act comes to a threshold in numbers: 0.8 and more is looked at (降格处理). */
export function nearness(violation: Row): number {
  return Math.max(
    wasteTonnes(violation) / 3,
    mostMoney(violation) / 300_000,
    metalTimesOver('poisonous', violation) / 3,
    metalTimesOver('heavy', violation) / 10,
    harmed(violation, 'intakeHours') / 12,
  );
}
