/**
 * How far a case, or one suspect in it, has come (办案阶段). Ranks leave room between the stages:
 * S8 begins with the request for arrest (80) and is decided at 85, which some readers may see later.
 */
export const stages = {
  S0: { rank: 0, en: 'clue', zh: '线索' },
  S1: { rank: 10, en: 'administrative filing', zh: '行政立案' },
  S2: { rank: 20, en: 'administrative penalty', zh: '行政处罚' },
  S3: { rank: 30, en: 'transfer approved', zh: '批准移送' },
  S4: { rank: 40, en: 'handed over', zh: '移送' },
  S5: { rank: 50, en: 'accepted by the police', zh: '公安受理' },
  S6: { rank: 60, en: 'filing decision', zh: '立案决定' },
  S7: { rank: 70, en: 'investigation', zh: '侦查' },
  S8: { rank: 80, en: 'arrest request and decision', zh: '提请与批准逮捕' },
  S9: { rank: 90, en: 'referred for prosecution', zh: '移送审查起诉' },
  S10: { rank: 100, en: 'prosecution decision', zh: '起诉决定' },
  S11: { rank: 110, en: 'court acceptance', zh: '法院受理' },
  S12: { rank: 120, en: 'judgment', zh: '判决' },
  S13: { rank: 130, en: 'judgment effective', zh: '判决生效' },
  S14: { rank: 140, en: 'enforcement', zh: '执行' },
  S15: { rank: 150, en: 'closed', zh: '结案' },
} as const;

export type Stage = keyof typeof stages;

/** Rank at which the arrest decision of stage S8 has been made. */
export const arrestDecidedRank = 85;
