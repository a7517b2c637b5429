/** What binds the receiver beyond the level (使用限制), each with its bit in the banner column. */
export const restrictions = {
  PERSONAL: { bit: 16, en: 'personal information (个人信息保护法 Art. 34)', zh: '个人信息' },
  SENSITIVE: { bit: 32, en: 'sensitive personal information (Art. 28)', zh: '敏感个人信息' },
  MINOR: { bit: 64, en: 'of a minor (未成年人保护法 Art. 103)', zh: '未成年人信息' },
  WHISTLEBLOWER: { bit: 128, en: 'of a reporter (环境保护法 Art. 57)', zh: '举报人信息' },
  BUSINESS: { bit: 256, en: 'business secret (行政处罚法 Art. 50)', zh: '商业秘密' },
  NO_ONWARD: { bit: 512, en: 'not to be passed on', zh: '不得转送' },
  NO_SEARCH: { bit: 1024, en: 'not searched', zh: '不得检索' },
  NO_STATISTICS: { bit: 2048, en: 'not counted', zh: '不得统计' },
  NO_EXPORT: { bit: 4096, en: 'not exported', zh: '不得导出' },
} as const;

export type Restriction = keyof typeof restrictions;

function isRestriction(name: string): name is Restriction {
  return Object.hasOwn(restrictions, name);
}

/** The restrictions in their order. */
export const restrictionOrder: readonly Restriction[] =
  Object.keys(restrictions).filter(isRestriction);
