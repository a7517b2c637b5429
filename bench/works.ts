/** The documents of the benchmark; each root is aliased as the limit's statement names it. */
export const documents = {
  q1: `query Q1($id: ID!) {
    case(id: $id) {
      id hubCaseNo divisionCode openedOn stage
      parties { id kind name role stage }
      administrativePenalties(first: 20) { nodes { id decisionNo decidedOn counterpartName violationType fineAmount content } }
      crimeTransfers(first: 20) { nodes { id transferNo decidedAt sentAt charges mainBasis } }
      filingDecisions(first: 20) { nodes { id decisionNo decidedAt result charges limitClass } }
      arrestDecisions(first: 20) { nodes { id docNo decidedAt result charges } }
      prosecutionDecisions(first: 20) { nodes { id decisionNo decidedAt result charges } }
      judgments(first: 20) { nodes { id caseNo pronouncedAt result charges months fineYuan } }
    }
  }`,
  q2: `query Q2($division: ID!) {
    cases(where: { divisionCode: { eq: $division } }, orderBy: [OPENED_ON_DESC], first: 50) {
      nodes {
        id hubCaseNo openedOn stage
        administrativePenalties(first: 20) { nodes { id decisionNo decidedOn fineAmount } }
        filingDecisions(first: 20) { nodes { id decisionNo decidedAt result } }
      }
    }
  }`,
  q4: `query Q4($division: ID!) {
    administrativePenalties(where: { divisionCode: { eq: $division } }, orderBy: [DECIDED_AT_DESC], first: 500) {
      nodes { id hubCaseNo decisionNo decidedOn counterpartName counterpartType violationType fineAmount content enteredAt }
    }
  }`,
  w1: `mutation W1($input: AdministrativePenaltyInput!, $key: String!) {
    publishAdministrativePenalty(input: $input, idempotencyKey: $key) { recordId hubCaseNo lateDays }
  }`,
  w2: `mutation W2($inputs: [AdministrativePenaltyInput!]!, $key: String!) {
    publishAdministrativePenalties(inputs: $inputs, idempotencyKey: $key) { accepted rejected }
  }`,
} as const;
