import { withheld } from './withheld.js';

/** What police, procuratorate and court ask for. */
export const justiceExamples = [
  {
    group: '公安 Police',
    title: '不予立案决定 Decisions not to file',
    login: 'police-officer-370303',
    query: `query NotFiled {
  filingDecisions(
    where: { result: { eq: NOT_FILED } }
    orderBy: DECIDED_AT_DESC
    first: 20
  ) {
    totalCount
    nodes {
      hubCaseNo
      decisionNo
      decidedAt
      limitClass
      reasons
      noticeToEnvironmentAt
      lateDays
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    group: '检察 Procuratorate',
    title: '提请批准逮捕 Requests for arrest',
    login: 'procuratorate-prosecutor-370303',
    query: `query ArrestRequests {
  arrestRequests(
    orderBy: REQUESTED_AT_DESC
    first: 20
  ) {
    totalCount
    nodes {
      hubCaseNo
      requestNo
      requestedAt
      charges
      caseBrief
      party { name stage }
      ${withheld}
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    group: '法院 Court',
    title: '有罪判决 Judgments of guilt',
    login: 'court-judge-370303',
    query: `query Judgments {
  judgments(
    where: { result: { eq: GUILTY } }
    orderBy: PRONOUNCED_AT_DESC
    first: 20
  ) {
    totalCount
    nodes {
      hubCaseNo
      caseNo
      pronouncedAt
      charges
      principalPenalty
      months
      probationMonths
      fineYuan
      restorationDuty
      ${withheld}
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
];
