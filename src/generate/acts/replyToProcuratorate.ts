import type { Affair } from '../Affair.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening } from '../Story.ts';

interface Reply {
  readonly kind: 'TRANSFER_OPINION' | 'PENALTY_OPINION';
  /** Which of the replies of one case it is. */
  readonly nth: number;
}

const results = {
  TRANSFER_OPINION: ['已按检察意见办理移送手续，相关材料同时抄送。'],
  PENALTY_OPINION: [
    '经审查，已依法作出行政处罚决定。',
    '此前的行政处罚已执行完毕，不再重复处罚。',
    '已立案调查，处理结果另行反馈。',
  ],
} as const;

/** The bureau says how it carried out an opinion (BureauReply 检察意见执行反馈). */
export function replyToProcuratorate(
  { story }: Affair,
  at: number,
  { kind, nth }: Reply,
): Happening | undefined {
  return story.tell({
    feed: 'BureauReply',
    at,
    values: () => ({
      kind,
      replyNo: numberOf(story, 'bureauReply', at, nth),
      toProcuratorateId: story.district.offices.procuratorate.organId,
      result: story.random.pick<string>(results[kind]),
      legalBasis: ['A17 14', 'A17 18'],
    }),
  });
}
