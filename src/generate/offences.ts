import type { Random } from './Random.ts';
import type { Values } from './Story.ts';

/** A kind of violation as it is found in practice, with what follows from it. */
export interface Offence {
  readonly violationType: string;
  /** Cause of action 案由. */
  readonly reason: string;
  readonly weight: number;
  /** How likely a crime is suspected. */
  readonly criminal: number;
  readonly charge: string;
  readonly dischargeMode?: string;
  readonly pollutants: (random: Random) => readonly Values[];
  /** Legal bases until and from 15 August 2026, when 生态环境法典 took effect. */
  readonly basis: readonly [before: readonly string[], since: readonly string[]];
  /** Fact pattern of administrative detention, if one fits. */
  readonly detention?: string;
}

const pollution = '污染环境罪';

/** Measured and printed to one decimal; the multiple follows from concentration and limit. */
function exceedance(
  random: Random,
  [name, medium, standardValue, unit]: readonly [string, string, number, string],
  most: number,
): Values {
  const timesOver = Math.round((0.2 + random.fraction() * (most - 0.2)) * 10) / 10;
  const concentration = Math.round(standardValue * (1 + timesOver) * 1000) / 1000;
  return { name, medium, concentration, unit, standardValue, timesOver };
}

function waste(random: Random, name: string, most: number, wasteCode?: string): Values {
  const amount = Math.round((0.5 + random.fraction() ** 2 * most) * 100) / 100;
  return { name, medium: 'SOLID_WASTE', amount, amountUnit: 't', ...(wasteCode && { wasteCode }) };
}

/** What bureaus find, by how often. */
export const offences: readonly Offence[] = [
  {
    violationType: 'HAZARDOUS_WASTE',
    reason: '涉嫌非法处置危险废物',
    weight: 18,
    criminal: 0.62,
    charge: pollution,
    dischargeMode: 'DUMPING',
    pollutants: (random) => [
      random.chance(0.5)
        ? waste(random, '废矿物油', 40, 'HW08 900-249-08')
        : waste(random, '废酸', 60, 'HW34 900-349-34'),
    ],
    basis: [['SOLID 79', 'SOLID 112'], ['ECODE 1179']],
    detention: 'SOLID_WASTE_4',
  },
  {
    violationType: 'WATER',
    reason: '涉嫌通过暗管排放含重金属废水',
    weight: 14,
    criminal: 0.6,
    charge: pollution,
    dischargeMode: 'HIDDEN_PIPE',
    pollutants: (random) => [
      exceedance(random, ['六价铬', 'WATER', 0.2, 'mg/L'], 60),
      exceedance(random, ['总镍', 'WATER', 0.5, 'mg/L'], 20),
    ],
    basis: [['WATER 39', 'WATER 83'], ['ECODE 1108']],
    detention: 'HIDDEN_PIPE',
  },
  {
    violationType: 'AUTOMATIC_MONITORING_DATA',
    reason: '涉嫌干扰自动监测设施',
    weight: 8,
    criminal: 0.55,
    charge: '破坏计算机信息系统罪',
    dischargeMode: 'DATA_FRAUD',
    pollutants: (random) => [exceedance(random, ['氮氧化物', 'AIR', 100, 'mg/m³'], 4)],
    basis: [['AIR 20', 'AIR 99'], ['ECODE 1102']],
    detention: 'DATA_TAMPER_DILUTION',
  },
  {
    violationType: 'SOLID_WASTE',
    reason: '涉嫌擅自倾倒工业固体废物',
    weight: 10,
    criminal: 0.3,
    charge: pollution,
    dischargeMode: 'DUMPING',
    pollutants: (random) => [waste(random, '脱硫石膏', 300)],
    basis: [['SOLID 20', 'SOLID 102'], ['ECODE 1179']],
    detention: 'SOLID_WASTE_1',
  },
  {
    violationType: 'AIR',
    reason: '超过大气污染物排放标准排放',
    weight: 16,
    criminal: 0.12,
    charge: pollution,
    dischargeMode: 'DIRECT',
    pollutants: (random) => [
      exceedance(random, ['颗粒物', 'AIR', 10, 'mg/m³'], 3),
      exceedance(random, ['非甲烷总烃', 'AIR', 60, 'mg/m³'], 2),
    ],
    basis: [['AIR 18', 'AIR 99'], ['ECODE 1102']],
    detention: 'FACILITY_ABNORMAL_STOPPED',
  },
  {
    violationType: 'DISCHARGE_PERMIT',
    reason: '未取得排污许可证排放污染物',
    weight: 12,
    criminal: 0.12,
    charge: pollution,
    dischargeMode: 'DIRECT',
    pollutants: (random) => [exceedance(random, ['化学需氧量', 'WATER', 50, 'mg/L'], 6)],
    basis: [['EPL14 45', 'EPL14 63'], ['ECODE 1095']],
    detention: 'PERMIT_STOP_REFUSED_STILL_DISCHARGING',
  },
  {
    violationType: 'ENVIRONMENTAL_IMPACT_ASSESSMENT',
    reason: '建设项目未批先建',
    weight: 12,
    criminal: 0,
    charge: pollution,
    pollutants: () => [],
    basis: [['EIA 25', 'EIA 31'], ['ECODE 1095']],
    detention: 'EIA_STOP_REFUSED_STILL_BUILDING',
  },
  {
    violationType: 'VEHICLES_AND_INSPECTION_BODIES',
    reason: '涉嫌出具虚假机动车排放检验报告',
    weight: 6,
    criminal: 0.45,
    charge: '提供虚假证明文件罪',
    pollutants: () => [],
    basis: [['AIR 54', 'AIR 112'], ['ECODE 1102']],
  },
  {
    violationType: 'NOISE',
    reason: '超过噪声排放标准排放工业噪声',
    weight: 4,
    criminal: 0,
    charge: pollution,
    pollutants: (random) => [
      {
        name: '工业噪声',
        medium: 'NOISE',
        concentration: random.integer(62, 78),
        unit: 'dB(A)',
        standardValue: 60,
      },
    ],
    basis: [['NOISE 22', 'NOISE 75'], ['ECODE 1131']],
  },
];

const total = offences.reduce((sum, one) => sum + one.weight, 0);

/** One of them, as often as they occur. */
export function pickOffence(random: Random): Offence {
  let left = random.fraction() * total;
  const found = offences.find((one) => {
    left -= one.weight;
    return left < 0;
  });
  return found ?? random.pick(offences);
}
