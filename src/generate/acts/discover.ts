import { type Affair, basisOf, isUnit, reached } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

const clueSources = ['INSPECTION', 'INSPECTION', 'HOTLINE', 'PETITION', 'ONLINE_MONITORING'];
const rarerSources = ['SUPERIOR', 'REFERRAL', 'MEDIA', 'OTHER'];
const evidenceKinds = [
  { kind: 'INSPECTION_RECORD', name: '现场检查（勘察）笔录' },
  { kind: 'MONITORING_REPORT', name: '监测报告' },
  { kind: 'AUDIO_VISUAL', name: '现场执法记录仪视频' },
  { kind: 'DOCUMENTARY', name: '调查询问笔录' },
] as const;

/** The bureau discovers a violation and files it (EnvironmentalViolation 环境违法事实). */
export function discover(affair: Affair, at: number, details: Values = {}): Happening | undefined {
  const { story, offence, counterpart } = affair;
  const { random, district } = story;
  const filedAt = story.later(at, random.integer(0, 2));
  const suspected = random.chance(offence.criminal);
  const pollutants = offence.pollutants(random);
  const days = random.integer(1, 300);
  return story.tell({
    feed: 'EnvironmentalViolation',
    at,
    known: filedAt,
    parties: [counterpart],
    values: (entered) => ({
      caseName: story.caseName,
      caseReason: offence.reason,
      clueSource: random.pick(random.chance(0.85) ? clueSources : rarerSources),
      occurredFrom: stampOf(daysAfter(at, -days)),
      occurredTo: stampOf(at),
      location: String(counterpart.values.address ?? `${district.place}示例河东岸`),
      geo: {
        longitude: 117.8 + random.integer(0, 999) / 2000,
        latitude: 36.5 + random.integer(0, 999) / 2000,
      },
      violationType: offence.violationType,
      pollutants: pollutants.length > 0 ? pollutants : undefined,
      dischargeMode: offence.dischargeMode,
      protectedArea: random.chance(0.03) ? 'WATER_SOURCE_2' : undefined,
      keyMonitoredUnit: isUnit(counterpart) && random.chance(0.2),
      permitKeyManaged: isUnit(counterpart) && random.chance(0.25),
      amountInvolved: random.chance(0.3) ? random.integer(2, 900) * 1000 : undefined,
      illegalGains: random.chance(0.15) ? random.integer(1, 300) * 1000 : undefined,
      propertyLoss: random.chance(0.1) ? random.integer(1, 500) * 1000 : undefined,
      priorPenalties2y: random.chance(0.15) ? random.integer(1, 3) : 0,
      procedure: 'ORDINARY',
      adminFilingNo: filedAt <= entered ? numberOf(story, 'adminFiling', filedAt) : undefined,
      adminFiledAt: reached(filedAt, entered),
      coerciveMeasures: random.chance(0.12) ? [sealing(affair, at)] : undefined,
      officers: [1, 2].map((one) => officer(affair, one)),
      suspectedCrime: suspected,
      suspectedCharges: suspected ? [offence.charge] : undefined,
      evidences: evidenceKinds
        .filter(() => random.chance(0.6))
        .map((one) => ({ ...one, collectedAt: stampOf(at) })),
      legalBasis: basisOf(affair, at),
      ...details,
    }),
  });
}

function sealing({ story }: Affair, at: number): Values {
  const from = stampOf(at);
  const to = stampOf(daysAfter(at, 30));
  return { kind: 'SEALING', no: numberOf(story, 'measure', at), object: '涉案生产设施', from, to };
}

function officer({ story: { random, district } }: Affair, place: number): Values {
  const number = random.integer(1, 30) * 2 + place;
  return {
    name: `执法人员${String(number).padStart(2, '0')}`,
    certificateNo: `${district.divisionCode}-${String(number).padStart(4, '0')}`,
  };
}
