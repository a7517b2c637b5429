import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';

/** One question of one reader. */
export interface Operation {
  readonly login: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What the questions are about. */
export interface Subjects {
  readonly cases: readonly string[];
  readonly numbers: readonly string[];
  readonly parties: readonly string[];
  /** Some ids of records, by feed. */
  readonly records: ReadonlyMap<string, readonly string[]>;
}

const { feeds } = usualRegistry;
const [bureau, police, prosecutor, judge, neighbour] = [
  'environment-officer-370303',
  'police-officer-370303',
  'procuratorate-prosecutor-370303',
  'court-judge-370303',
  'police-officer-370302',
] as const;
const handlers = [bureau, police, prosecutor, judge];
const withheld = 'withheld { reason field until article }';
const plurals = feeds.map(({ plural }) => lowerFirst(plural));

/** Questions that every router answers as the hub of all agencies does, by what they ask for. */
export function operationsOn(subjects: Subjects): ReadonlyMap<string, readonly Operation[]> {
  return new Map([
    ['lists', listsOf()],
    ['records', recordsOf(subjects)],
    ['cases', casesOf(subjects)],
    ['parties', partiesOf(subjects)],
    ['spine', spineOf()],
    ['ids and numbers', anythingOf(subjects)],
    ['documents', documentsOf(subjects)],
    ['refusals', refusalsOf(subjects)],
  ]);
}

/** Every feed's list, each to one of the readers in turn, with all its cells and its case. */
function listsOf(): readonly Operation[] {
  return feeds.flatMap((feed, place) => {
    const query = `{ ${lowerFirst(feed.plural)}(first: 3) { totalCount pageInfo { hasNextPage hasPreviousPage }
      nodes { __typename ${fieldsOf(feed.cells)} organ { name level } marking { level restrictions audience }
        ${withheld} case { hubCaseNo stage indicators parties { name idNo ${withheld} } } } } }`;
    return [bureau, police, prosecutor, judge, neighbour]
      .filter((_, n) => (n + place) % 5 === 0)
      .map((login) => ({ login, query }));
  });
}

/** A record of every feed by its id, with its clocks and versions, to each reader in turn. */
function recordsOf({ records }: Subjects): readonly Operation[] {
  return feeds.flatMap((feed, place) => {
    const [id] = records.get(feed.name) ?? [];
    const party = feed.perSuspect ? 'party { name stage }' : '';
    const query = `query ($id: ID!) { it: ${lowerFirst(feed.name)}(id: $id) { id decidedAt ${party} organ { name }
      clocks { rule state limit { article } } endedClocks { rule endedAt } history { version decidedAt status } } }`;
    if (id === undefined) return [];
    const login = [...handlers, neighbour][place % 5] ?? neighbour;
    return [{ login, query, variables: { id } }];
  });
}

/** Whole cases over all agencies, to each of the agencies. */
function casesOf({ cases }: Subjects): readonly Operation[] {
  const half = Math.ceil(plurals.length / 2);
  const below = (names: readonly string[]) =>
    names
      .map((name) => `${name}(first: 2) { totalCount nodes { id decidedAt documentNo } }`)
      .join(' ');
  const query = `query ($id: ID!) { case(id: $id) { hubCaseNo stage openedOn ${withheld}
    parties { name stage ${below(plurals.slice(0, 4))} } pointers { kind handle ownerName }
    clocks(first: 10) { nodes { rule dueAt state obligedOrgan { name } } } ${below(plurals.slice(0, half))} } }`;
  const rest = `query ($id: ID!) { case(id: $id) { id ${below(plurals.slice(half))}
    timeline { at event feed agency organId } } }`;
  return cases.slice(0, 3).flatMap((id, place) =>
    handlers.map((login, n) => ({
      ...{ login, variables: { id } },
      query: (n + place) % 2 === 0 ? query : rest,
    })),
  );
}

function partiesOf({ parties }: Subjects): readonly Operation[] {
  const query = `query ($id: ID!) { party(id: $id) { name idNo uscc stage minor case { hubCaseNo stage }
    judgments { nodes { charges months } } arrestDecisions { nodes { result } }
    administrativePenalties { nodes { decisionNo fineAmount } }
    relatedParties(first: 5) { totalCount nodes { name case { hubCaseNo } } } ${withheld} } }`;
  return parties
    .slice(0, 6)
    .flatMap((id) => [police, judge].map((login) => ({ login, query, variables: { id } })));
}

/** What the coordinating body tells alone, and joined with what the agencies tell. */
function spineOf(): readonly Operation[] {
  const queries = [
    '{ cases(first: 10, orderBy: [OPENED_ON_DESC]) { totalCount nodes { hubCaseNo openedOn stage } } }',
    '{ cases(first: 10, where: { stageNumber: { gte: 9 } }) { nodes { id filingDecisions { nodes { result } } judgments { totalCount } } } }',
    '{ cases(first: 10, where: { parties: { some: { kind: { eq: LEGAL } } } }) { edges { node { hubCaseNo } } } }',
    '{ parties(first: 10) { totalCount nodes { name kind stage judgments { nodes { months } } } } }',
    '{ clocks(first: 15, where: { state: { in: [OVERDUE, RED] } }) { totalCount nodes { rule case { hubCaseNo } limit { article acts } } } }',
    '{ tasks(first: 15) { totalCount nodes { rule dueAt case { stage crimeTransfers { nodes { decidedAt } } } } } }',
  ];
  const open = [
    '{ me { login organName agency posts } }',
    '{ organs(first: 30) { totalCount nodes { id name level agency } } }',
    '{ divisions(first: 20) { nodes { code name } } charges(first: 5) { nodes { code name } } }',
    '{ timeLimits(first: 20) { nodes { id article acts } } legalBases(first: 5) { nodes { code } } }',
    '{ holidays { missing } }',
  ];
  return [
    ...queries.flatMap((query, place) =>
      handlers.filter((_, n) => (n + place) % 2 === 0).map((login) => ({ login, query })),
    ),
    ...open.map((query) => ({ login: police, query })),
  ];
}

function anythingOf({ cases, numbers, parties, records }: Subjects): readonly Operation[] {
  const query = `query ($id: ID!) { node(id: $id) { __typename id ... on Case { hubCaseNo filingDecisions { totalCount } }
    ... on Party { name } ... on Judgment { caseNo months } ... on FilingDecision { result } } }`;
  const ids = [
    ...[cases[0], parties[0], records.get('Judgment')?.[0], records.get('FilingDecision')?.[0]],
    '018f0000-0000-7000-8000-000000000000',
  ];
  const byNumber = `query ($number: String!) { caseByNumber(number: $number) { hubCaseNo stage
    judgments { nodes { caseNo } } } }`;
  return [
    ...ids.flatMap((id) =>
      [prosecutor, neighbour].map((login) => ({ login, query, variables: { id } })),
    ),
    ...numbers
      .slice(0, 4)
      .flatMap((number) =>
        [bureau, neighbour].map((login) => ({ login, query: byNumber, variables: { number } })),
      ),
  ];
}

/** Ways to write a question. */
function documentsOf({ cases }: Subjects): readonly Operation[] {
  const [id] = cases;
  const variables = { id };
  return [
    {
      query: `query ($id: ID!) { a: case(id: $id) { ...Both } b: case(id: $id) { no: hubCaseNo ...Both } }
        fragment Both on Case { z: judgments { nodes { caseNo } } y: filingDecisions { list: nodes { result } } stage }`,
    },
    {
      query: `query ($id: ID!, $yes: Boolean = true, $no: Boolean = false) { case(id: $id) {
        stage @include(if: $no) judgments @skip(if: $no) { nodes { months @include(if: $yes) } } } }`,
    },
    {
      query: `query ($id: ID!) { case(id: $id) { some: filingDecisions(where: { result: { eq: FILED } }) { totalCount }
        all: filingDecisions(orderBy: [DECIDED_AT_DESC], first: 1) { nodes { result decidedAt } } } }`,
    },
    {
      query: `query ($id: ID!) { __typename case(id: $id) { __typename judgments { __typename nodes { __typename caseNo } } } }`,
    },
    {
      query: `query One($id: ID!) { case(id: $id) { hubCaseNo } me { login } organs(first: 1) { nodes { name } } judgments(first: 1) { totalCount } }`,
    },
    {
      query: `query ($id: ID!) { filingDecisions(first: 2, where: { case: { id: { eq: $id } } }) { nodes { result case { judgments { nodes { months party { name stage } } } } } } }`,
    },
  ].flatMap(({ query }) => [police, judge].map((login) => ({ login, query, variables })));
}

/** What is refused is refused with the same code, and takes nothing else along. */
function refusalsOf({ cases }: Subjects): readonly Operation[] {
  const [id] = cases;
  return [
    '{ cases(first: 5000) { totalCount } me { login } }',
    '{ judgments(after: "nothing of ours") { totalCount } filingDecisions(first: 1) { nodes { id } } }',
    '{ case(id: "no id") { hubCaseNo } }',
    '{ filingDecision(id: "no id") { result } judgments(first: 1) { totalCount } }',
    `{ case(id: "${id}") { hubCaseNo clocks(first: 5000) { totalCount } } me { login } }`,
    '{ cases(asOf: "yesterday") { totalCount } }',
    '{ filingDecisions(first: 1, last: 1) { totalCount } }',
  ].flatMap((query) => [police, neighbour].map((login) => ({ login, query })));
}
