import { withheld } from './withheld.js';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** What the environment bureau reads and enters. */
export const environmentExamples = [
  {
    group: '生态环境 Environment',
    title: '十万元以上的处罚 Penalties of ¥100,000 and more',
    login: 'environment-officer-370303',
    query: `# 不予显示的字段为空，原因列在 withheld 中
# A field that you are not shown is null,
# and withheld says why
query LargePenalties($after: String) {
  administrativePenalties(
    where: { fineAmount: { gte: 100000 } }
    orderBy: DECIDED_ON_DESC
    first: 20
    after: $after
  ) {
    totalCount
    nodes {
      hubCaseNo
      decisionNo
      decidedOn
      counterpartName
      personIdNo
      violationType
      fineAmount
      enforcementState
      ${withheld}
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    group: '生态环境 Environment',
    title: '录入行政处罚 Publish a penalty',
    login: 'environment-officer-370303',
    query: `# 内容见下方变量；同一幂等键重复提交只录入一次
# The variables below hold the record; the same
# key again stores nothing more
mutation PublishPenalty(
  $input: AdministrativePenaltyInput!
  $key: String!
) {
  publishAdministrativePenalty(
    input: $input
    idempotencyKey: $key
  ) {
    record { id }
    hubCaseNo
    lateDays
    warnings { code field message }
  }
}
`,
    variables: () => {
      const serial = Date.now() % 100_000_000;
      const name = `示例化工有限公司${serial}`;
      return {
        key: `explorer-${Date.now()}`,
        input: {
          opening: { name: `${name}废水超标排放案` },
          decisionNo: `淄环张罚〔${today().slice(0, 4)}〕${serial + 1}号`,
          decidedOn: today(),
          counterpartName: name,
          counterpartType: 'LEGAL',
          uscc: '91370303MA0TEX018D',
          legalRepName: '某某',
          violationType: 'WATER',
          facts: '总排口化学需氧量浓度超过排放标准 0.6 倍。',
          penaltyCategories: ['FINE'],
          content: '罚款人民币壹拾贰万元整。',
          fineAmount: 120_000,
          disclosure: 'PROACTIVE',
          parties: [{ kind: 'LEGAL', role: 'COUNTERPART', name, uscc: '91370303MA0TEX018D' }],
        },
      };
    },
  },
];
