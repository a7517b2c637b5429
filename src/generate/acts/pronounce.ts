import { type Affair, isUnit, reached } from '../Affair.ts';
import { daysAfter } from '../chineseTime.ts';
import type { Office } from '../District.ts';
import type { Happening, PartyDraft, Story, Values } from '../Story.ts';

interface Pronounced {
  readonly defendant: PartyDraft;
  readonly caseNo: string;
  readonly instance: 'FIRST' | 'SECOND';
  readonly sentence: Values;
  /** The court of the city, on appeal. */
  readonly office?: Office;
  /** Whether the record waits until the judgment takes effect. */
  readonly waits?: boolean;
}

/** Days in which a judgment of first instance may be appealed (刑事诉讼法 Art. 230). */
const appealDays = 10;

/** When a judgment takes effect if nobody appeals; on appeal at once. */
export function effectiveFrom(at: number, instance: 'FIRST' | 'SECOND'): number {
  return instance === 'FIRST' ? daysAfter(at, appealDays + 1) : at;
}

/** The court judges a defendant (Judgment 判决). */
export function pronounce(
  { story }: Affair,
  at: number,
  { defendant, caseNo, instance, sentence, office, waits = false }: Pronounced,
  details: Values = {},
): Happening | undefined {
  const { random } = story;
  const effective = effectiveFrom(at, instance);
  const noticed = story.later(at, random.integer(0, 3));
  return story.tell({
    feed: 'Judgment',
    at,
    office,
    known: waits ? effective : noticed,
    parties: [defendant],
    values: (entered) => ({
      caseNo,
      instance,
      effectiveAt: reached(effective, entered),
      ...sentence,
      simpleProcedure: random.chance(0.5),
      noticeToEnvironmentAt: reached(noticed, entered),
      noticeToPoliceAt: reached(noticed, entered),
      legalBasis: ['CL 338', 'CL 346', 'CPL 200'],
      ...details,
    }),
  });
}

/** The procuratorate reports the same judgment (ProcuratorateJudgmentNotice 裁判结果). */
export function reportJudgment(
  { story }: Affair,
  { defendant, caseNo, instance, sentence }: Omit<Pronounced, 'office' | 'waits'>,
  judgedAt: number,
): Happening | undefined {
  const received = story.later(judgedAt, story.random.integer(1, 4));
  return story.tell({
    feed: 'ProcuratorateJudgmentNotice',
    at: judgedAt,
    known: received,
    parties: [defendant],
    values: (entered) => ({
      caseNo,
      instance,
      effectiveAt: reached(effectiveFrom(judgedAt, instance), entered),
      ...sentence,
      legalBasis: ['A17 34'],
    }),
  });
}

/** A sentence as eco-environmental cases get it: mostly up to two years, mostly on probation. */
export function sentenceOf({ offence }: Affair, { random }: Story, defendant: PartyDraft): Values {
  const charges = [offence.charge];
  const outcome = random.fraction();
  if (outcome < 0.005) return { result: 'NOT_GUILTY' };
  if (outcome < 0.015) return { result: 'WITHDRAWN' };
  if (outcome < 0.035) return { result: 'EXEMPT', charges, principalPenalty: 'NONE' };
  const fineYuan = random.integer(1, 40) * 5000;
  const shared = {
    result: 'GUILTY',
    charges,
    articles: ['刑法第三百三十八条'],
    pleaLeniency: random.chance(0.8),
  };
  if (isUnit(defendant)) {
    return { ...shared, principalPenalty: 'NONE', unitFineYuan: fineYuan * 4 };
  }
  const [principalPenalty, months] = random.chance(0.12)
    ? (['CRIMINAL_DETENTION', random.integer(2, 6)] as const)
    : (['FIXED_TERM', random.integer(6, random.chance(0.1) ? 60 : 30)] as const);
  const probation = months <= 36 && random.chance(0.6);
  const probationMonths = probation ? Math.max(12, months) : undefined;
  return {
    ...shared,
    principalPenalty,
    months,
    probationMonths,
    fineYuan,
    supplementary: ['FINE'],
    dispositions: [
      {
        charge: offence.charge,
        penaltyKind: principalPenalty,
        months,
        fineYuan,
        supplementary: ['FINE'],
      },
    ],
    prohibitionOrder:
      probation && random.chance(0.3)
        ? '缓刑考验期内禁止从事排污或者处置危险废物有关的经营活动。'
        : undefined,
    confiscation: random.chance(0.3) ? '违法所得予以追缴，上缴国库。' : undefined,
    restorationDuty: random.chance(0.25) ? '承担生态环境修复费用。' : undefined,
  };
}
