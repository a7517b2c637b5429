/** What may stand below a case, written in every way that GraphQL has. */
export const selections: readonly string[] = [
  'id hubCaseNo stage',
  '__typename parties { __typename kind name }',
  'a: id b: id c: hubCaseNo',
  'p: parties { kind } q: parties { name }',
  'w: withheld { field } v: withheld { reason until }',
  'administrativePenalties { nodes { id } totalCount } again: administrativePenalties { nodes { decisionNo } }',
  'one: administrativePenalties(first: 1) { nodes { id } } all: administrativePenalties(first: 9) { nodes { id } }',
  'administrativePenalties { n: nodes { id } m: nodes { decisionNo } edges { cursor node { id } } e: edges { c: cursor k: node { fineAmount } } }',
  'administrativePenalties { nodes { id } nodes { decisionNo } pageInfo { hasNextPage } pageInfo { endCursor } p: pageInfo { startCursor } }',
  'filingDecisions { nodes { ... on FeedRecord { id version } ... on Node { id } decisionNo organ { name } case { id } } }',
  'filingDecisions { nodes { ...Header } }',
  'parties { administrativePenalties { nodes { id } } case { hubCaseNo parties { name } } }',
];

/** Fragments that some of them spread. */
export const fragments =
  'fragment Header on FeedRecord { hubCaseNo enteredAt ...Id } fragment Id on Node { id }';
