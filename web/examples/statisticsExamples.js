import { withheld } from './withheld.js';

/** What is left to read for who handles no case. */
export const statisticsExamples = [
  {
    group: '统计与公开 Statistics and the public',
    title: '各区处罚情况 Penalties by division',
    login: 'analyst-370300',
    query: `# 统计人员看到数量、金额和类别，看不到当事人
# An analyst sees numbers, amounts and kinds,
# and not who was penalised
query PenaltiesByDivision {
  zhangdian: administrativePenalties(
    where: { divisionCode: { eq: "370303" } }
    first: 10
  ) {
    ...penalties
  }
  zichuan: administrativePenalties(
    where: { divisionCode: { eq: "370302" } }
    first: 10
  ) {
    ...penalties
  }
}

fragment penalties on AdministrativePenaltyConnection {
  totalCount
  nodes {
    decidedOn
    violationType
    penaltyCategories
    fineAmount
    counterpartName
    ${withheld}
  }
}
`,
  },
  {
    group: '统计与公开 Statistics and the public',
    title: '主动公开的处罚 Published penalties',
    login: 'partner-370300',
    query: `# 仅主动公开的处罚，且仅应公示的字段
# Penalties that were made public, and of them
# the fields that are public
query PublishedPenalties {
  administrativePenalties(
    orderBy: DECIDED_ON_DESC
    first: 20
  ) {
    totalCount
    nodes {
      decisionNo
      decidedOn
      counterpartName
      uscc
      violationType
      penaltyCategories
      fineAmount
      publicityDeadline
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
];
