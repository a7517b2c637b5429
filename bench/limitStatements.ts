type Row = readonly (string | null)[];

interface LimitStatement {
  readonly text: string;
  readonly values: (variables: Readonly<Record<string, unknown>>) => readonly unknown[];
  readonly answer: (rows: readonly Row[]) => string;
}

const stage = (row: string) => `'S' || ${row}.stage_rank / 10`;

const nested = (name: string, table: string, fields: string) =>
  `'${name}', (SELECT json_build_object('nodes', coalesce(json_agg(n.j), '[]')) FROM (
     SELECT json_build_object(${fields}) AS j FROM ${table} r
     WHERE r.case_id = c.id AND r.superseded_at IS NULL ORDER BY r.decided_at DESC, r.id DESC LIMIT 20) n)`;

const single = (rows: readonly Row[]) => rows[0]?.[0] ?? 'null';

/** The columns of one written penalty, as the limit's table takes them. */
const writtenColumns = [
  ['id', 'uuid'],
  ['case_id', 'uuid'],
  ['division_code', 'text'],
  ['owner_organ_id', 'text'],
  ['decided_at', 'timestamptz'],
  ['entered_at', 'timestamptz'],
  ['counterpart_name', 'text'],
  ['counterpart_type', 'text'],
  ['decision_no', 'text'],
  ['violation_type', 'text'],
  ['facts', 'text'],
  ['penalty_categories', 'text'],
  ['content', 'text'],
  ['fine_amount', 'numeric'],
] as const;

const insert = `INSERT INTO bench.penalty (${writtenColumns.map(([name]) => name).join(', ')})
  SELECT ${writtenColumns.map(([name]) => (name === 'penalty_categories' ? 'u.penalty_categories::text[]' : `u.${name}`)).join(', ')}
  FROM unnest(${writtenColumns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')}) u(${writtenColumns.map(([name]) => name).join(', ')})`;

const columnsOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  writtenColumns.map(([name]) => rows.map((row) => row[name] ?? null));

/** Q1 by the agency that answers each part of it. */
const caseOf = `'id', c.id, 'hubCaseNo', c.hub_case_no, 'divisionCode', c.division_code,
  'openedOn', c.opened_on, 'stage', ${stage('c')},
  'parties', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'role', p.role, 'stage', ${stage('p')}) ORDER BY p.id), '[]')
    FROM coordination.party p WHERE p.case_id = c.id)`;
const listsOf = {
  environment: `${nested('administrativePenalties', 'environment.administrative_penalty', `'id', r.id, 'decisionNo', r.decision_no, 'decidedOn', r.decided_on, 'counterpartName', r.counterpart_name, 'violationType', r.violation_type, 'fineAmount', r.fine_amount, 'content', r.content`)},
  ${nested('crimeTransfers', 'environment.crime_transfer', `'id', r.id, 'transferNo', r.transfer_no, 'decidedAt', r.decided_at, 'sentAt', r.sent_at, 'charges', r.charges, 'mainBasis', r.main_basis`)}`,
  police: nested(
    'filingDecisions',
    'police.filing_decision',
    `'id', r.id, 'decisionNo', r.decision_no, 'decidedAt', r.decided_at, 'result', r.result, 'charges', r.charges, 'limitClass', r.limit_class`,
  ),
  procuratorate: `${nested('arrestDecisions', 'procuratorate.arrest_decision', `'id', r.id, 'docNo', r.doc_no, 'decidedAt', r.decided_at, 'result', r.result, 'charges', r.charges`)},
  ${nested('prosecutionDecisions', 'procuratorate.prosecution_decision', `'id', r.id, 'decisionNo', r.decision_no, 'decidedAt', r.decided_at, 'result', r.result, 'charges', r.charges`)}`,
  court: nested(
    'judgments',
    'court.judgment',
    `'id', r.id, 'caseNo', r.case_no, 'pronouncedAt', r.pronounced_at, 'result', r.result, 'charges', r.charges, 'months', r.months, 'fineYuan', r.fine_yuan`,
  ),
};

const caseStatement = (parts: readonly string[]): LimitStatement => ({
  text: `SELECT json_build_object(${parts.join(', ')}) FROM coordination."case" c WHERE c.id = $1::uuid`,
  values: ({ id }) => [id],
  answer: single,
});

export const limitStatements: Readonly<Record<string, LimitStatement>> = {
  q1: caseStatement([caseOf, ...Object.values(listsOf)]),
  'q1-coordination': caseStatement([caseOf]),
  ...Object.fromEntries(
    Object.entries(listsOf).map(([agency, lists]) => [`q1-${agency}`, caseStatement([lists])]),
  ),
  q2: {
    text: `SELECT json_build_object('nodes', json_agg(x.j)) FROM (SELECT json_build_object('id', c.id, 'hubCaseNo', c.hub_case_no, 'openedOn', c.opened_on, 'stage', ${stage('c')},
      ${nested('administrativePenalties', 'environment.administrative_penalty', `'id', r.id, 'decisionNo', r.decision_no, 'decidedOn', r.decided_on, 'fineAmount', r.fine_amount`)},
      ${nested('filingDecisions', 'police.filing_decision', `'id', r.id, 'decisionNo', r.decision_no, 'decidedAt', r.decided_at, 'result', r.result`)}) AS j
      FROM (SELECT * FROM coordination."case" WHERE division_code = $1::text ORDER BY opened_on DESC, id DESC LIMIT 50) c) x`,
    values: ({ division }) => [division],
    answer: single,
  },
  q4: {
    text: `SELECT r.id, r.hub_case_no, r.decision_no, r.decided_on, r.counterpart_name, r.counterpart_type, r.violation_type, r.fine_amount, r.content, r.entered_at
      FROM environment.administrative_penalty r WHERE r.division_code = $1::text AND r.superseded_at IS NULL ORDER BY r.decided_at DESC, r.id DESC LIMIT 500`,
    values: ({ division }) => [division],
    answer: (rows) => `{"nodes":[${rows.map(penalty).join(',')}]}`,
  },
  w1: {
    text: insert,
    values: ({ row }) => columnsOf([row as never]),
    answer: () => '{"accepted":1}',
  },
  w2: {
    text: insert,
    values: ({ rows }) => columnsOf(rows as never),
    answer: () => '{"accepted":1000}',
  },
};

function penalty(row: Row): string {
  const text = (index: number) => JSON.stringify(row[index]);
  return `{"id":${text(0)},"hubCaseNo":${text(1)},"decisionNo":${text(2)},"decidedOn":${text(3)},"counterpartName":${text(4)},"counterpartType":${text(5)},"violationType":${text(6)},"fineAmount":${row[7]},"content":${text(8)},"enteredAt":${text(9)}}`;
}
