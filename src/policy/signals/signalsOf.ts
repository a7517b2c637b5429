import type { Agency } from '../../codes/agencies.ts';
import { derivedId } from '../../codes/derivedId.ts';
import { crimesIn, nearness } from './crimeRules.ts';
import type { SignalSettings } from './SignalSettings.ts';

type Row = Readonly<Record<string, unknown>>;

/** A case as far as its reader sees it: what is withheld is not there. */
export interface SeenCase {
  readonly id: string;
  readonly hubCaseNo: string;
  readonly stageNumber: number;
  readonly indicators: readonly string[];
  readonly violations: readonly Row[];
  readonly penalties: readonly Row[];
  readonly transfers: readonly Row[];
  readonly filings: readonly Row[];
  readonly clocks: readonly Row[];
}

/** What a signal says happened, or did not (预警线索). */
export const signalKinds = {
  SUSPECTED_CRIME: 'The structured facts point to a crime. 疑似涉嫌犯罪',
  AGGRAVATED: 'The structured facts point to a higher band of punishment. 情节严重',
  NEAR_THRESHOLD: 'Facts at 80 % of a criminal threshold or more. 接近追诉标准',
  REPEATED: 'Two penalties or more within two years. 二年内多次处罚',
  PENALTY_INSTEAD_OF_TRANSFER:
    'Penalised, and not transferred though a crime is suspected. 以罚代刑',
  NOT_TRANSFERRED: 'A crime is suspected, and the case was not transferred. 有案不移',
  NOT_FILED: 'Transferred, and not decided upon within the longest limit. 有案不立',
  NOT_INVESTIGATED: 'Filed, and neither referred nor closed for half a year. 立而不侦',
  MISSING_ENTRY: 'What another organ must have entered by now is not there. 应录未录',
} as const;

type SignalKind = keyof typeof signalKinds;

const bureau = ['environment', 'procuratorate'] as const;

/** Whom a signal is for: the owner of what is signalled, and the supervising procuratorate. */
const receivers: Readonly<Record<SignalKind, readonly Agency[]>> = {
  SUSPECTED_CRIME: bureau,
  AGGRAVATED: bureau,
  NEAR_THRESHOLD: bureau,
  REPEATED: bureau,
  PENALTY_INSTEAD_OF_TRANSFER: bureau,
  NOT_TRANSFERRED: bureau,
  // The bureau may suggest supervision (17号 Art. 12).
  NOT_FILED: ['environment', 'police', 'procuratorate'],
  NOT_INVESTIGATED: ['police', 'procuratorate'],
  MISSING_ENTRY: ['environment', 'police', 'procuratorate', 'court'],
};

/** One signal with its reasons: nothing in it goes beyond the cells that its reader sees. */
export interface Signal {
  readonly id: string;
  readonly kind: SignalKind;
  readonly rule: string;
  readonly article: string;
  readonly caseId: string;
  readonly hubCaseNo: string;
  readonly feed: string;
  readonly recordId: string;
  readonly fields: readonly string[];
  readonly since: string;
  readonly ageDays: number;
  readonly en: string;
  readonly zh: string;
}

const dayMs = 86_400_000;

/** Now, and what this hub has settled. */
interface Asked extends SignalSettings {
  readonly now: number;
}

/** The signals of a case that are for an agency, by rules that explain themselves. Pure. */
export function signalsOf(seen: SeenCase, asked: Asked, agency: Agency): readonly Signal[] {
  return [
    ...crimeSignals(seen, asked),
    ...policeSignals(seen, asked),
    ...entrySignals(seen, asked.now),
  ].filter(({ kind }) => receivers[kind].includes(agency));
}

function crimeSignals(seen: SeenCase, asked: Asked): readonly Signal[] {
  const { now, transferDays } = asked;
  const { indicators, violations, penalties, transfers } = seen;
  if (indicators.includes('TRANSFER') || indicators.includes('POLICE_FILING')) return [];
  // A decision of the head not to transfer, with its reasons, answers the question.
  if (transfers.some(({ approvalDecision }) => approvalDecision === 'REFUSE')) return [];
  return violations.flatMap((violation) => {
    const since = String(violation.adminFiledAt ?? violation.discoveredAt ?? violation.decidedAt);
    const of = (more: Omit<Partial<Signal>, 'id'> & Pick<Signal, 'kind' | 'rule' | 'article'>) =>
      signal(seen, { feed: 'EnvironmentalViolation', record: violation, since, now, ...more });
    const crimes = crimesIn(violation, asked);
    const hints = crimes.map(({ id, gravity, article, fields, en, zh }) => {
      const kind = gravity === 'CRIME' ? 'SUSPECTED_CRIME' : 'AGGRAVATED';
      return of({ kind, rule: id, article, fields, en, zh });
    });
    const flagged = violation.suspectedCrime === true;
    if (crimes.length === 0 && !flagged) return near(violation, of, asked.nearShare);
    const [penalty] = penalties;
    if (penalty !== undefined) {
      const fields = ['decisionNo', 'decidedOn'];
      const made = String(penalty.decidedOn ?? penalty.decidedAt);
      if (now - Date.parse(made) < transferDays * dayMs) return hints;
      const abuse = {
        kind: 'PENALTY_INSTEAD_OF_TRANSFER',
        ...{ rule: 'A1', article: '环环监〔2017〕17号 Art. 5, 16', fields },
        ...{ feed: 'AdministrativePenalty', record: penalty, since: made },
      } as const;
      return [...hints, signal(seen, { now, ...abuse })];
    }
    if (now - Date.parse(since) < transferDays * dayMs) return hints;
    return [
      ...hints,
      of({
        ...{ kind: 'NOT_TRANSFERRED', rule: 'A2', article: '环环监〔2017〕17号 Art. 5, 6, 14' },
        fields: flagged ? ['suspectedCrime', 'discoveredAt'] : ['discoveredAt'],
      }),
    ];
  });
}

type Make = (of: Omit<Partial<Signal>, 'id'> & Pick<Signal, 'kind' | 'rule' | 'article'>) => Signal;

function near(violation: Row, of: Make, share: number): readonly Signal[] {
  const close = nearness(violation) >= share;
  const often = Number(violation.priorPenalties2y ?? 0) >= 2;
  return [
    ...(close
      ? [
          of({
            ...{
              kind: 'NEAR_THRESHOLD',
              rule: 'W1',
              article: '法释〔2023〕7号 Art. 1(二)–(四)(九)(十)',
            },
            fields: ['pollutants', 'illegalGains', 'propertyLoss', 'harm'],
          }),
        ]
      : []),
    ...(often
      ? [
          of({
            ...{ kind: 'REPEATED', rule: 'W2', article: '法释〔2023〕7号 Art. 1(八), 19' },
            fields: ['priorPenalties2y'],
          }),
        ]
      : []),
  ];
}

function policeSignals(seen: SeenCase, { now, investigationDays }: Asked): readonly Signal[] {
  const { stageNumber, indicators, filings, clocks } = seen;
  const late = clocks.find(({ rule, state }) => rule === 'TL-19' && state === 'OVERDUE');
  const undecided = late ? [ofClock(seen, late, { kind: 'NOT_FILED', rule: 'A3', now })] : [];
  const filed = filings.find(({ result }) => result === 'FILED');
  const idle =
    stageNumber === 7 && !indicators.includes('CLOSED') && !indicators.includes('ARREST');
  if (filed === undefined || !idle) return undecided;
  const since = String(filed.decidedAt);
  if (now - Date.parse(since) < investigationDays * dayMs) return undecided;
  const article = '人民检察院刑事诉讼规则 Art. 564; 淄环发〔2022〕71号 二(三)';
  const fields = ['result', 'decidedAt'];
  const of = { kind: 'NOT_INVESTIGATED', rule: 'A4', article, fields, since, now } as const;
  return [...undecided, signal(seen, { feed: 'FilingDecision', record: filed, ...of })];
}

/** What an organ owes beyond doubt and has not entered. */
function entrySignals(seen: SeenCase, now: number): readonly Signal[] {
  return seen.clocks
    .filter(
      ({ state, optional, conditional }) =>
        state === 'OVERDUE' && optional !== true && conditional !== true,
    )
    .map((clock) => ofClock(seen, clock, { kind: 'MISSING_ENTRY', rule: String(clock.rule), now }));
}

function ofClock(
  seen: SeenCase,
  clock: Row,
  of: { readonly kind: SignalKind; readonly rule: string; readonly now: number },
): Signal {
  const limit: Row = typeof clock.limit === 'object' ? { ...clock.limit } : {};
  return signal(seen, {
    ...{ feed: String(clock.feed), record: { id: clock.recordId }, since: String(clock.dueAt) },
    ...{ article: String(limit.article ?? ''), fields: [], ...of },
    ...{ en: String(limit.name ?? ''), zh: String(limit.nameZh ?? '') },
    partId: String(clock.id),
  });
}

interface Making extends Partial<Signal> {
  readonly kind: SignalKind;
  readonly rule: string;
  readonly article: string;
  readonly record: Row;
  readonly now: number;
  readonly partId?: string;
}

function signal(seen: SeenCase, making: Making): Signal {
  const { kind, rule, article, record, now, fields = [], since = '', feed = '' } = making;
  const [en = '', zh = ''] = signalKinds[kind].split(/(?<=\.) (?=[^ ]+$)/);
  const recordId = String(record.id);
  const age = Math.floor((now - Date.parse(since)) / dayMs);
  return {
    id: derivedId('Signal', seen.id, `${kind} ${rule} ${recordId} ${making.partId ?? ''}`),
    ...{ kind, rule, article, caseId: seen.id, hubCaseNo: seen.hubCaseNo, feed, recordId, fields },
    ...{ since, ageDays: Number.isFinite(age) ? age : 0 },
    en: making.en || en,
    zh: making.zh || zh,
  };
}
