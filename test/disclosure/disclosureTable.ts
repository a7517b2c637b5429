import type { Step } from './caseWalk.ts';

/** The columns of domain.md 4.4. Who is audited reads nothing and has no column. */
export type Column = 'environment' | 'police' | 'procuratorate' | 'court' | 'statistics' | 'public';

type From = Readonly<Partial<Record<Column, Step>>>;

/** One item: a cell of a record or party, and from which step on each column reads it. */
export interface Item {
  readonly item: string;
  readonly list: string;
  readonly of: string;
  readonly cell: string;
  /** The content; a column that is missing never reads it. */
  readonly shown: From;
  /** That there is such a record; left out where the item is not a record of its own. */
  readonly known?: From;
}

const everywhere = (step: Step): From => ({
  environment: step,
  police: step,
  procuratorate: step,
  court: step,
});
/** Of these, statistics get counts: that there is such a record. */
const counted = (shown: From, statistics: Step): From => ({ ...shown, statistics });

const transfer: From = { environment: 'S4', police: 'S4', procuratorate: 'S4', court: 'S11' };
const approval: From = { ...transfer, environment: 'S3' };
const filing: From = { environment: 'S7', police: 'S7', procuratorate: 'S7', court: 'S11' };
const noFiling: From = { environment: 'S6', police: 'S6', procuratorate: 'S6', court: 'S11' };
const { court: _, ...noFilingReasons } = noFiling;
const request: From = {
  environment: 'S10',
  police: 'S8 asked',
  procuratorate: 'S8 asked',
  court: 'S11',
};
const arrest: From = { environment: 'S8', police: 'S8', procuratorate: 'S8', court: 'S11' };
const { environment: __, ...arrestReasons } = arrest;
const prosecution: From = { environment: 'S10', police: 'S10', procuratorate: 'S10', court: 'S11' };
const penalty: From = { ...everywhere('S2'), court: 'S11', statistics: 'S2', public: 'S2' };
const foundBy: From = { environment: 'S10', police: 'S7', procuratorate: 'S7', court: 'S11' };
const sentBy: From = { environment: 'S1', police: 'S4', procuratorate: 'S4', court: 'S11' };
const letters: From = { police: 'S6', procuratorate: 'S6' };
const suggested: From = { environment: 'S6', procuratorate: 'S6' };

function row(
  item: string,
  list: string,
  of: string,
  cell: string,
  shown: From,
  known?: From,
): Item {
  return { item, list, of, cell, shown, ...(known && { known }) };
}

/** domain.md 4.4, row by row, read by eye and not from the regulation. */
export const table: readonly Item[] = [
  row('penalty decision', 'administrativePenalties', 'penalty', 'decisionNo', penalty, penalty),
  row('penalty decision', 'administrativePenalties', 'penalty', 'fineAmount', penalty),
  row('monitoring data', 'environmentalViolations', 'violation', 'pollutants { name }', sentBy),
  row(
    'transfer fact, before it is sent',
    'crimeTransfers',
    'approval',
    'transferNo',
    approval,
    counted(approval, 'S3'),
  ),
  row(
    'transfer fact',
    'crimeTransfers',
    'transfer',
    'transferNo',
    transfer,
    counted(transfer, 'S4'),
  ),
  row('suspect whom the bureau sent', 'parties', 'sent', 'name', sentBy),
  row('suspect whom the bureau sent, in full', 'parties', 'sent', 'idNo', {
    ...sentBy,
    procuratorate: 'S8 asked',
  }),
  row('suspect whom the police found', 'parties', 'found', 'name', { ...foundBy, public: 'S12' }),
  row('suspect whom the police found, in full', 'parties', 'found', 'idNo', {
    ...foundBy,
    procuratorate: 'S8 asked',
  }),
  row('filing result', 'filingDecisions', 'filed', 'result', filing, counted(filing, 'S7')),
  row('charge', 'filingDecisions', 'filed', 'charges', filing),
  row(
    'no-filing result',
    'filingDecisions',
    'notFiled',
    'result',
    noFiling,
    counted(noFiling, 'S6'),
  ),
  row('no-filing reasons', 'filingDecisions', 'notFiled', 'reasons', noFilingReasons),
  row(
    'arrest request',
    'arrestRequests',
    'request',
    'caseBrief',
    request,
    counted({ ...request, environment: 'S8' }, 'S8 asked'),
  ),
  row('coercive measures', 'arrestRequests', 'request', 'detainedAt', request),
  row('number of the arrest request', 'arrestRequests', 'request', 'documentNo', request),
  row(
    'arrest decision: result',
    'arrestDecisions',
    'arrest',
    'result',
    arrest,
    counted(arrest, 'S8'),
  ),
  row('arrest decision: reasons', 'arrestDecisions', 'arrest', 'reasonKind', arrestReasons),
  row('supplementary-investigation outline', 'arrestDecisions', 'arrest', 'supplementOutline', {
    police: 'S8',
    procuratorate: 'S8',
  }),
  row(
    'filing-supervision letter',
    'filingSupervisions',
    'supervision',
    'requestReasonNo',
    letters,
    counted({ ...letters, environment: 'S6' }, 'S6'),
  ),
  row('final answer of the supervision', 'filingSupervisions', 'supervision', 'conclusion', {
    ...letters,
    environment: 'S6',
  }),
  row(
    'own suggestion',
    'filingSupervisionSuggestions',
    'suggestion',
    'ground',
    suggested,
    counted(suggested, 'S6'),
  ),
  row(
    'prosecution decision',
    'prosecutionDecisions',
    'prosecution',
    'result',
    prosecution,
    counted(prosecution, 'S10'),
  ),
  row(
    'judgment',
    'judgments',
    'judgment',
    'result',
    everywhere('S12'),
    counted(everywhere('S12'), 'S12'),
  ),
  row(
    'effective judgment',
    'judgments',
    'effective',
    'effectiveAt',
    everywhere('S13'),
    counted(everywhere('S13'), 'S13'),
  ),
  row(
    'execution',
    'executions',
    'execution',
    'items { kind }',
    everywhere('S14'),
    counted(everywhere('S14'), 'S14'),
  ),
];
