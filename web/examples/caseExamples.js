import { withheld } from './withheld.js';

const caseFields = `    hubCaseNo
    name
    stage
    indicators
    parties { kind role name }
    administrativePenalties {
      nodes { decisionNo decidedOn fineAmount ${withheld} }
    }
    filingDecisions {
      nodes { decisionNo decidedAt result charges ${withheld} }
    }
    arrestRequests {
      nodes { requestNo requestedAt charges ${withheld} }
    }
    prosecutionDecisions {
      nodes { decisionNo decidedAt result charges ${withheld} }
    }
    judgments {
      nodes { caseNo pronouncedAt result principalPenalty months fineYuan ${withheld} }
    }`;

/** One case as all agencies know it. */
export const caseExamples = [
  {
    group: '跨部门 Across agencies',
    title: '一个案件，四个部门 A case across four agencies',
    login: 'environment-officer-370303',
    query: `# 最近判决的一个案件：四个部门录入的记录，按当前身份可见的内容显示
# A case that has come to judgment: the records of four agencies, as far as you may see them
query CaseAcrossAgencies {
  cases(where: { stageNumber: { gte: 12 } }, orderBy: OPENED_ON_DESC, first: 1) {
    totalCount
    nodes {
${caseFields.replace(/^/gm, '  ')}
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    group: '跨部门 Across agencies',
    title: '按文号查案件 A case by any of its numbers',
    login: 'police-officer-370303',
    query: `# 案件编号、文书文号或案号均可，括号样式不限
# Hub case number, document number or court case number, in any style of brackets
query CaseByNumber($number: String!) {
  caseByNumber(number: $number) {
${caseFields}
  }
}
`,
    variables: async (ask) => {
      const { data } = await ask(
        '{ cases(orderBy: OPENED_ON_DESC, first: 1) { nodes { hubCaseNo } } }',
      );
      return { number: data?.cases?.nodes?.[0]?.hubCaseNo ?? '' };
    },
  },
];
