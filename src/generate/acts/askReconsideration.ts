import type { Affair } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import type { Happening, Values } from '../Story.ts';

/** The bureau asks the police to reconsider (ReconsiderationRequest 提请复议). */
export function askReconsideration(
  { story }: Affair,
  at: number,
  noFiling: Happening,
  details: Values = {},
): Happening | undefined {
  const { noticeToEnvironmentAt } = noFiling.stored;
  return story.tell({
    feed: 'ReconsiderationRequest',
    at,
    values: () => ({
      noFilingNoticeNo: noFiling.stored.decisionNo,
      noticeReceivedAt: noticeToEnvironmentAt ?? stampOf(noFiling.decided),
      grounds: '监测数据与现场证据表明超过追诉标准，请求依法立案侦查。',
      enclosures: ['复议申请书', '监测报告复印件'],
      targetPoliceId: noFiling.office.organId,
      legalBasis: ['A17 11'],
      ...details,
    }),
  });
}
