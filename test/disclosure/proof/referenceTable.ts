import type { Column } from './personas.ts';

/**
 * When a column may know or read: from a rank of the stage (0 always, 85 the arrest decision), when
 * the record is addressed to its organ, or when its provider made it public. Not named: never.
 */
export type When = number | 'addressed' | 'published';
export type Columns = Readonly<Partial<Record<Column, When>>>;

/** One feed: who knows that a record exists, who reads it, and the items that fewer read. */
export interface FeedLine {
  readonly known: Columns;
  readonly read: Columns;
  readonly items: readonly { readonly cells: readonly string[]; readonly read: Columns }[];
}

const e = (environment: When) => ({ environment });
const p = (police: When) => ({ police });
const r = (procuratorate: When) => ({ procuratorate });
const c = (court: When) => ({ court });
/** Statistics count what exists, whenever it does; they read nothing of it. */
const counts = { statistics: 0 } as const;

function line(columns: Columns, ...items: FeedLine['items']): FeedLine {
  const { statistics: _, ...read } = columns;
  return { known: { ...columns, ...counts }, read, items };
}

function item(cells: string, ...columns: readonly Columns[]): FeedLine['items'][number] {
  return { cells: cells.split(' '), read: Object.assign({}, ...columns) };
}

const all3 = { ...e(0), ...p(0), ...r(0) };

/**
 * domain.md 4.4 for each of the feeds of 17号 Art. 34 and 淄环发〔2022〕71号 三(六), read by eye and
 * not from the regulation. Where 4.4 names no row for a feed, its addressees in 17号 stand.
 */
export const feedLines: Readonly<Record<string, FeedLine>> = {
  // "monitoring data": owner, S4, S4, S11; "clue content": the police on joint checking.
  EnvironmentalViolation: line(
    { ...all3, ...c(110) },
    item(
      'pollutants evidences dischargeMode amountInvolved illegalGains harm',
      e(0),
      p(40),
      r(40),
      c(110),
    ),
    item('suspectedCrime suspectedCharges', e(0), p(40), r(0), c(110)),
  ),
  // "penalty decision": all; the public by MEE30 Art. 61–66; persons never for statistics (4.2 PER).
  AdministrativePenalty: {
    known: { ...all3, ...c(110), ...counts, public: 'published' },
    read: { ...all3, ...c(110), ...counts },
    items: [
      item('personIdNo', e(0), p(40), r(40), c(110)),
      item('counterpartName counterpartType uscc legalRepName facts content', all3, c(110), {
        public: 'published',
      }),
      item('statementDefence attachments asPrinted enteredBy markingReason', all3, c(110)),
      item(
        'decisionNo violationType penaltyCategories fineAmount confiscatedAmount licenceSuspended validUntil publicityDeadline dailyConsecutive restrictProduction legalBasis',
        all3,
        c(110),
        { statistics: 0, public: 'published' },
      ),
    ],
  },
  // "transfer fact": owner, S4, S4 (statutory copy), S11.
  CrimeTransfer: line({ ...e(0), ...p(40), ...r(40), ...c(110) }),
  SupplementDelivery: line(all3),
  ReconsiderationRequest: line(all3),
  // "filing-supervision letters": the bureau its own suggestion; the police what is addressed to it.
  FilingSupervisionSuggestion: line({ ...e(0), ...p('addressed'), ...r(0) }),
  DetentionTransfer: line({ ...all3, ...c(110) }),
  // To the procuratorate, of its own opinions; "filing-supervision letters": those addressed to it.
  BureauReply: line({ ...e(0), ...r(0) }),
  NoFilingExplanation: line({ ...p(0), ...r(0) }),
  TransferAcceptance: line(all3),
  // "filing result, charge": S6, owner, S6, S11; "no-filing reasons": not the court; PSBR 195.
  FilingDecision: line(
    { ...e(60), ...p(0), ...r(60), ...c(110) },
    item('reasons', e(60), p(0), r(60)),
    item('investigatingUnit leadOfficer approver attachments', e(100), p(0), r(60), c(110)),
  ),
  CaseWithdrawal: line({ ...all3, ...c(110) }),
  ReconsiderationDecision: line(all3),
  SupervisedFilingOutcome: line(all3, item('progress attachments', e(100), p(0), r(0))),
  // "coercive measures, arrest request": the bureau the milestone after the decision, all from S10.
  ArrestRequest: {
    known: { ...e(85), ...p(0), ...r(80), ...c(110), ...counts },
    read: { ...e(100), ...p(0), ...r(80), ...c(110) },
    items: [],
  },
  ProsecutionReferral: {
    known: { ...e(90), ...p(0), ...r(90), ...c(110), ...counts },
    read: { ...e(100), ...p(0), ...r(90), ...c(110) },
    items: [],
  },
  AdministrativeDetention: line({ ...all3, ...c(110) }),
  ReverseTransfer: line(all3),
  TransferSupervision: line({ ...e(0), ...p('addressed'), ...r(0) }),
  // "own suggestion + final answer" for the bureau.
  FilingSupervision: line(
    { ...e(0), ...p('addressed'), ...r(0) },
    item(
      'requestReasonNo requestedAt replyDueAt policeReply correctionNoticeNo escalatedToId attachments',
      p('addressed'),
      r(0),
    ),
  ),
  // "arrest decision": milestone and result, reasons hidden; "outline": police and procuratorate.
  ArrestDecision: line(
    { ...all3, ...c(110) },
    item('reasonKind', p(0), r(0), c(110)),
    item('supplementOutline attachments', p(0), r(0)),
    item('docNo charges resultNoticeToPoliceAt requestId', e(100), p(0), r(0), c(110)),
  ),
  ProsecutionDecision: line(
    { ...e(100), ...p(100), ...r(0), ...c(110) },
    item('sentencingAdvice returns extensionDays attachments', p(100), r(0), c(110)),
  ),
  PenaltyOpinion: line({ ...e(0), ...r(0) }),
  ProcuratorateJudgmentNotice: line({ ...e(120), ...p(120), ...r(0), ...c(120) }),
  CourtAcceptance: line({ ...all3, ...c(0) }),
  Judgment: line({ ...e(120), ...p(120), ...r(120), ...c(0) }),
  Execution: line({ ...all3, ...c(0) }),
};

/** "suspects' identity": from which stage on a column names a person; the public, who is judged. */
export const identityFrom: Columns = { ...e(100), ...p(40), ...r(40), ...c(110), public: 0 };
/** "S4 copy, S8 full": identity numbers, addresses and the like (PIPL Art. 28). */
export const particularsFrom: Columns = { ...e(100), ...p(40), ...r(80), ...c(110) };
export const identityCells = new Set(
  'name role identityUnknown uscc legalRepName permitNo industryCode minor'.split(' '),
);

/** Told with the mere existence of a row: where, whose, when, how marked. */
export const outline = new Set(
  'id version caseId hubCaseNo divisionCode ownerOrganId decidedAt enteredAt status lateDays orphan markingLevel openedOn originAgency kind'.split(
    ' ',
  ),
);
export const progressCells = new Set(['stage', 'stageNumber', 'indicators']);
