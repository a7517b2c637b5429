/** A kind of administrative penalty (行政处罚种类). */
export interface PenaltyKind {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** 行政处罚法 (2021) Art. 9 and 生态环境行政处罚办法 (2023) Art. 8, in their order. */
export const penaltyKinds: readonly PenaltyKind[] = [
  { code: 'WARNING', zh: '警告', en: 'Warning' },
  { code: 'CRITICISM', zh: '通报批评', en: 'Public criticism' },
  { code: 'FINE', zh: '罚款', en: 'Fine' },
  { code: 'CONFISCATE_GAINS', zh: '没收违法所得', en: 'Confiscation of illegal gains' },
  { code: 'CONFISCATE_PROPERTY', zh: '没收非法财物', en: 'Confiscation of illegal property' },
  { code: 'SUSPEND_PERMIT', zh: '暂扣许可证件', en: 'Suspension of a permit' },
  { code: 'DOWNGRADE', zh: '降低资质等级', en: 'Lowering of a qualification' },
  { code: 'REVOKE_PERMIT', zh: '吊销许可证件', en: 'Revocation of a permit' },
  {
    code: 'BAN_APPLICATION',
    zh: '一定时期内不得申请行政许可',
    en: 'Bar from applying for permits for a time',
  },
  {
    code: 'RESTRICT_BUSINESS',
    zh: '限制开展生产经营活动',
    en: 'Restriction of production or business',
  },
  { code: 'STOP_RECTIFY', zh: '责令停产整治', en: 'Order to stop production and rectify' },
  { code: 'STOP_PRODUCTION', zh: '责令停产停业', en: 'Order to stop production or business' },
  { code: 'CLOSE', zh: '责令关闭', en: 'Order to close down' },
  { code: 'RESTRICT_PRACTICE', zh: '限制从业', en: 'Restriction of practice' },
  { code: 'BAN_PRACTICE', zh: '禁止从业', en: 'Ban from practice' },
  { code: 'DEMOLISH', zh: '责令限期拆除', en: 'Order to demolish within a time limit' },
  // Decided by the police alone.
  { code: 'DETENTION', zh: '行政拘留', en: 'Administrative detention' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
];
