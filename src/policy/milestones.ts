import { arrestDecidedRank, type Stage, stages } from '../codes/stages.ts';
import {
  detentionTransferBit,
  type Indicator,
  indicatorBit,
  publicPenaltyBit,
} from '../entities/kinds/progress.ts';

/** What a record does to the progress of its case and suspects. */
export interface Milestone {
  /** Stage rank that the case has reached with this record. */
  readonly rank: number;
  readonly bits: number;
  /** Stage rank that the law puts before the record; below it, the record is an orphan. */
  readonly after: number;
  /** The record of a minor whom it concerns is sealed from then on (刑事诉讼法 Art. 286). */
  readonly seals?: boolean;
}

type Values = Readonly<Record<string, unknown>>;

const reach = (rank: number, after = 0, ...indicators: readonly Indicator[]): Milestone => ({
  rank,
  bits: indicators.reduce((bits, one) => bits | indicatorBit(one), 0),
  after,
});

const at = (stage: Stage) => stages[stage].rank;

/** A sentence of five years at most is sealed once it is effective (刑事诉讼法 Art. 286). */
const mostMonthsSealed = 60;
const longer = new Set(['LIFE', 'DEATH', 'DEATH_SUSPENDED']);

const judged = (values: Values): Milestone => ({
  ...reach(values.effectiveAt ? at('S13') : at('S12'), at('S11'), 'JUDGMENT'),
  seals:
    values.effectiveAt !== undefined &&
    !longer.has(String(values.principalPenalty)) &&
    Number(values.months ?? 0) <= mostMonthsSealed,
});

/** Each feed's milestone (domain 4.4 stages, 5.4 indicators); a feed not listed moves nothing. */
const milestones: Readonly<Record<string, (values: Values) => Milestone>> = {
  EnvironmentalViolation: () => reach(at('S1'), 0, 'ADMINISTRATIVE_FILING'),
  AdministrativePenalty: ({ disclosure }) => {
    const made = reach(at('S2'), 0, 'PENALTY');
    return disclosure === 'PROACTIVE' ? { ...made, bits: made.bits | publicPenaltyBit } : made;
  },
  CrimeTransfer: ({ approvalDecision, sentAt }) => {
    if (approvalDecision === 'REFUSE') return reach(0);
    return sentAt ? reach(at('S4'), 0, 'TRANSFER') : reach(at('S3'));
  },
  SupplementDelivery: () => reach(at('S5'), at('S5')),
  ReconsiderationRequest: () => reach(at('S6'), at('S6')),
  FilingSupervisionSuggestion: () => reach(at('S4'), at('S4')),
  DetentionTransfer: () => ({ ...reach(at('S2'), at('S2')), bits: detentionTransferBit }),
  TransferAcceptance: () => reach(at('S5'), at('S4')),
  FilingDecision: ({ result }) =>
    result === 'FILED' ? reach(at('S7'), 0, 'POLICE_FILING') : reach(at('S6'), at('S5')),
  CaseWithdrawal: () => reach(at('S7'), at('S6'), 'CLOSED'),
  ReconsiderationDecision: () => reach(at('S6'), at('S6')),
  SupervisedFilingOutcome: ({ filedAt }) =>
    filedAt ? reach(at('S7'), at('S5'), 'POLICE_FILING') : reach(at('S6'), at('S5')),
  ArrestRequest: () => reach(at('S8'), at('S6')),
  ProsecutionReferral: () => reach(at('S9'), at('S6')),
  AdministrativeDetention: ({ result }) =>
    result === 'DETAINED' ? reach(at('S2'), at('S2'), 'DETENTION') : reach(at('S2'), at('S2')),
  ReverseTransfer: () => reach(at('S6'), at('S5')),
  NoFilingExplanation: () => reach(at('S4'), at('S4'), 'REASONS_GIVEN'),
  TransferSupervision: () => reach(0),
  FilingSupervision: ({ requestReasonNo, policeReply }) => {
    const asked: Indicator[] = requestReasonNo ? ['REASONS_REQUIRED'] : [];
    const given: Indicator[] = policeReply ? ['REASONS_GIVEN'] : [];
    return reach(at('S4'), at('S4'), ...asked, ...given);
  },
  ArrestDecision: ({ result }) =>
    result === 'APPROVED'
      ? reach(arrestDecidedRank, at('S8'), 'ARREST')
      : reach(arrestDecidedRank, at('S8')),
  ProsecutionDecision: ({ result }) =>
    result === 'PROSECUTED'
      ? reach(at('S10'), at('S9'), 'PROSECUTION')
      : { ...reach(at('S10'), at('S9')), seals: true },
  PenaltyOpinion: () => reach(at('S10'), at('S10')),
  ProcuratorateJudgmentNotice: judged,
  CourtAcceptance: ({ returned }) => reach(returned ? at('S10') : at('S11'), at('S10')),
  Judgment: judged,
  Execution: ({ concludedAt }) =>
    concludedAt ? reach(at('S14'), at('S12'), 'CLOSED') : reach(at('S14'), at('S12')),
};

/** What this record does to its case. */
export function milestoneOf(feed: string, values: Values): Milestone {
  return milestones[feed]?.(values) ?? reach(0);
}
