import { withheld } from './withheld.js';

const caseFields = `  hubCaseNo
  name
  stage
  indicators
  parties { kind role name }
  administrativePenalties {
    nodes {
      decisionNo decidedOn fineAmount
      ${withheld}
    }
  }
  filingDecisions {
    nodes {
      decisionNo decidedAt result charges
      ${withheld}
    }
  }
  arrestRequests {
    nodes {
      requestNo requestedAt charges
      ${withheld}
    }
  }
  prosecutionDecisions {
    nodes {
      decisionNo decidedAt result charges
      ${withheld}
    }
  }
  judgments {
    nodes {
      caseNo pronouncedAt result
      principalPenalty months fineYuan
      ${withheld}
    }
  }`;

/** One case as all agencies know it. */
export const caseExamples = [
  {
    group: '跨部门 Across agencies',
    title: '一个案件，四个部门 A case across four agencies',
    login: 'environment-officer-370303',
    query: `# 已判决的案件：四个部门的记录，按当前身份可见
# A case that has come to judgment:
# what you may see of four agencies' records
query CaseAcrossAgencies {
  cases(
    where: { stageNumber: { gte: 12 } }
    orderBy: OPENED_ON_DESC
    first: 1
  ) {
    totalCount
    nodes {
      ...everything
    }
    pageInfo { hasNextPage endCursor }
  }
}

fragment everything on Case {
${caseFields}
}
`,
  },
  {
    group: '跨部门 Across agencies',
    title: '按文号查案件 A case by any number',
    login: 'police-officer-370303',
    query: `# 案件编号、文书文号或案号均可，括号样式不限
# Hub case number, document number or court
# case number, in any style of brackets
query CaseByNumber($number: String!) {
  caseByNumber(number: $number) {
    ...everything
  }
}

fragment everything on Case {
${caseFields}
}
`,
    variables: async (ask) => {
      const query = '{ cases(orderBy: OPENED_ON_DESC, first: 1) { nodes { hubCaseNo } } }';
      const { data } = await ask(query);
      return { number: data?.cases?.nodes?.[0]?.hubCaseNo ?? '' };
    },
  },
];
