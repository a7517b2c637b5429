import { has, is } from '../../entities/FeedRule.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import { acts } from '../transitions/acts.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A field of a feed that tells when something happened. */
export interface EventSource {
  readonly event: CaseEvent;
  /** All of these are needed, and the last of them counts; `part.at` lies within a structure. */
  readonly cells: readonly string[];
  readonly when?: (values: Values) => boolean;
  /** The part that names the organ to which it goes, where that is not the record's addressee. */
  readonly to?: string;
}

const at = (
  event: CaseEvent,
  cells: string | readonly string[],
  when?: EventSource['when'],
): EventSource => ({
  event,
  cells: typeof cells === 'string' ? [cells] : cells,
  ...(when !== undefined && { when }),
});

const extended = ({ extensionDays, returns }: Values) =>
  Number(extensionDays ?? 0) > 0 || Number(returns ?? 0) > 0;

const notified = at('NOTIFIED', ['noticeToEnvironmentAt', 'copyToProcuratorateAt']);

/** What each feed tells of the events of its case (domain 1.6). A feed not listed tells of none. */
const declared: Readonly<Record<string, readonly EventSource[]>> = {
  EnvironmentalViolation: [
    at('VIOLATION_FOUND', 'discoveredAt'),
    at('ADMINISTRATIVELY_FILED', 'adminFiledAt'),
  ],
  AdministrativePenalty: [
    at('PENALISED', 'decidedOn'),
    at('PENALTY_SERVED', 'servedAt'),
    at('PENALTY_CHANGED', 'publicRevisedAt'),
  ],
  CrimeTransfer: [
    at('REPORT_RECEIVED', 'reportReceivedAt'),
    at('TRANSFER_DECIDED', 'decidedAt'),
    at('TRANSFER_APPROVED', 'decidedAt', is('approvalDecision', 'APPROVE')),
    at('TRANSFERRED', 'sentAt'),
    at('HANDED_OVER', ['sentAt', 'copyToProcuratorateAt']),
  ],
  TransferAcceptance: [
    at('ACCEPTED', 'receivedAt'),
    at('SUPPLEMENT_ASKED', 'supplement.notifiedAt'),
    { ...at('FORWARDED', 'forward.at'), to: 'forward.toPoliceId' },
    at('RETURNED', 'returned.at'),
  ],
  SupplementDelivery: [at('SUPPLEMENTED', 'deliveredAt')],
  FilingDecision: [
    at('FILING_DECIDED', 'decidedAt'),
    at('DECIDED_ORDINARY', 'decidedAt', is('limitClass', 'NORMAL3')),
    at('DECIDED_VERIFIED', 'decidedAt', is('limitClass', 'VERIFY7')),
    at('DECIDED_MAJOR', 'decidedAt', is('limitClass', 'MAJOR30')),
    at('FILED', 'decidedAt', is('result', 'FILED')),
    at('NOT_FILED', 'decidedAt', is('result', 'NOT_FILED')),
    at('NO_FILING_NOTICE', 'noticeToEnvironmentAt', is('result', 'NOT_FILED')),
    notified,
  ],
  CaseWithdrawal: [at('WITHDRAWN', 'decidedAt'), notified],
  ReconsiderationRequest: [at('RECONSIDERATION_REQUESTED', 'requestedAt')],
  ReconsiderationDecision: [
    at('RECONSIDERATION_DECIDED', 'decidedAt'),
    at('RECONSIDERATION_UPHELD', 'noticeAt', is('result', 'UPHOLD')),
    at('FILED', 'decidedAt', is('result', 'FILE')),
  ],
  FilingSupervisionSuggestion: [at('SUPERVISION_SUGGESTED', 'sentAt')],
  FilingSupervision: [
    at('SUPERVISION_ACCEPTED', 'acceptedAt'),
    at('REASONS_REQUIRED', 'requestedAt'),
    at('REASONS_GIVEN', 'policeReply.at'),
    at('FILING_ORDERED', 'notifiedAt'),
    at('BUREAU_ANSWERED', 'replyToEnvironmentAt'),
  ],
  SupervisedFilingOutcome: [
    at('SUPERVISED_FILED', 'filedAt'),
    at('FILED', 'filedAt'),
    at('SUPERVISED_CONCLUDED', 'concludedAt'),
  ],
  TransferSupervision: [at('TRANSFER_OPINION', 'issuedAt'), at('OPINION_EXECUTED', 'executed.at')],
  BureauReply: [
    at('OPINION_EXECUTED', 'repliedAt', is('kind', 'TRANSFER_OPINION')),
    at('PENALTY_OPINION_ANSWERED', 'repliedAt', is('kind', 'PENALTY_OPINION')),
  ],
  NoFilingExplanation: [at('REASONS_GIVEN', 'explainedAt')],
  DetentionTransfer: [
    at('DETENTION_TRANSFER_DECIDED', 'decidedAt'),
    at('DETENTION_TRANSFERRED', 'sentAt'),
  ],
  AdministrativeDetention: [
    at('DETENTION_DECIDED', 'decidedAt', is('result', 'DETAINED')),
    at('DETENTION_COPIED', 'copyToEnvironmentAt'),
    at('DETENTION_REFUSED', 'refusal.notifiedAt'),
  ],
  ArrestRequest: [at('CRIMINALLY_DETAINED', 'detainedAt'), at('ARREST_REQUESTED', 'requestedAt')],
  ArrestDecision: [
    at('ARREST_DECIDED', 'decidedAt'),
    at('ARRESTED', 'decidedAt', is('result', 'APPROVED')),
    at('SUPPLEMENT_ORDERED', 'decidedAt', has('supplementOutline')),
  ],
  ProsecutionReferral: [at('REFERRED', 'referredAt')],
  ReverseTransfer: [at('TRANSFERRED_BACK', 'sentAt')],
  ProsecutionDecision: [
    at('PROSECUTION_DECIDED', 'decidedAt'),
    at('PROSECUTED', 'decidedAt', is('result', 'PROSECUTED')),
    at('PROSECUTION_DECIDED_EXTENDED', 'decidedAt', extended),
    at('NOT_PROSECUTED', 'decidedAt', is('result', 'NOT_PROSECUTED')),
    at('NON_PROSECUTION_NOTIFIED', 'noticeToEnvironmentAt'),
  ],
  PenaltyOpinion: [
    at('HANDED_TO_ADMINISTRATIVE_SECTION', 'handedToAdminSectionAt'),
    at('REVIEW_SUSPENDED', 'reviewSuspendedAt'),
    at('REVIEW_RESUMED', 'reviewResumedAt'),
    at('PENALTY_OPINION', 'issuedAt'),
    at('PENALTY_OPINION_ANSWERED', 'reply.at'),
  ],
  CourtAcceptance: [
    at('INDICTMENT_RECEIVED', 'receivedAt'),
    at('INDICTMENT_SETTLED', 'acceptedAt'),
    at('INDICTMENT_SETTLED', 'returned.at'),
    at('INDICTMENT_ACCEPTED', 'acceptedAt'),
    at('ORDINARY_TRIAL', 'acceptedAt', is('procedure', 'ORDINARY')),
    at('SUMMARY_TRIAL', 'acceptedAt', is('procedure', 'SUMMARY')),
    at('FAST_TRIAL', 'acceptedAt', is('procedure', 'FAST_TRACK')),
  ],
  Judgment: [
    at('JUDGED', 'pronouncedAt', is('instance', 'FIRST')),
    at('JUDGMENT_EFFECTIVE', 'effectiveAt'),
    at('ACQUITTED', 'pronouncedAt', is('result', 'NOT_GUILTY', 'EXEMPT')),
    at('CONVICTED', 'effectiveAt', is('result', 'GUILTY')),
    at('JUDGMENT_NOTIFIED', ['noticeToEnvironmentAt', 'noticeToPoliceAt']),
  ],
  Execution: [],
  ProcuratorateJudgmentNotice: [at('JUDGED', 'pronouncedAt', is('instance', 'FIRST'))],
};

/**
 * The feed whose record the law puts before those of a feed: that which tells the first step before
 * the feed's first act.
 */
export const predecessorOf: ReadonlyMap<string, string> = new Map(
  acts.toReversed().flatMap(({ feed, follows: [step] }): [string, string][] => {
    const telling = Object.entries(declared).find(([, sources]) =>
      sources.some(({ event }) => event === step?.event),
    );
    return telling === undefined ? [] : [[feed, telling[0]]];
  }),
);

const lacked = new Set(predecessorOf.values());

/** The same, and that a record lacks its predecessor, or is the predecessor that others may lack. */
export const eventSources: Readonly<Record<string, readonly EventSource[]>> = Object.fromEntries(
  Object.entries(declared).map(([feed, sources]) => {
    const before = predecessorOf.get(feed);
    return [
      feed,
      [
        ...sources,
        ...(before ? [at(`LACKS_${before}`, 'enteredAt', is('orphan', true))] : []),
        ...(lacked.has(feed) ? [at(`ENTERED_${feed}`, 'enteredAt')] : []),
      ],
    ];
  }),
);

/** The instants that the record tells, in milliseconds. */
export function eventsOf(feed: string, values: Values): ReadonlyMap<CaseEvent, number> {
  const events = new Map<CaseEvent, number>();
  for (const { event, cells, when } of eventSources[feed] ?? []) {
    if (when !== undefined && !when(values)) continue;
    let last = 0;
    for (const cell of cells) last = Math.max(last, instantIn(values, cell));
    if (Number.isFinite(last)) events.set(event, last);
  }
  return events;
}

/** The instant in a field; a day stands for its first moment in China. Infinity: not told. */
function instantIn(values: Values, path: string): number {
  const value = valueIn(values, path);
  if (typeof value !== 'string') return Number.POSITIVE_INFINITY;
  return Date.parse(value.length === 10 ? `${value}T00:00:00+08:00` : value);
}

/** The value of a cell, or of a part of it after a dot. */
function valueIn(values: Values, path: string): unknown {
  const [cell = '', part] = path.split('.');
  const found = values[cell];
  if (part === undefined || typeof found !== 'object' || found === null) return found;
  return Reflect.get(found, part);
}

/** The organs to which an event goes: those that the record addresses, or one that it names. */
export function receiversOf(feed: string, event: CaseEvent, values: Values): readonly string[] {
  const to = eventSources[feed]?.find((source) => source.event === event)?.to;
  const named = to === undefined ? values.addressees : [valueIn(values, to)];
  return Array.isArray(named) ? named.filter((one) => typeof one === 'string') : [];
}
