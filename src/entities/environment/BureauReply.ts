import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ, reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** What the bureau did on an opinion of the procuratorate 检察意见执行反馈 (17号 Art. 14, 18). */
@Feed('environment', {
  description:
    'The bureau’s report on how it carried out an opinion of the procuratorate (环环监〔2017〕17号 Art. 14, 18). 检察意见执行反馈',
  decided: 'repliedAt',
  number: 'replyNo',
  plural: 'BureauReplies',
})
export class BureauReply extends FeedRecord {
  @Cell(
    choice('BureauReplyKind', {
      TRANSFER_OPINION: 'On an opinion to transfer (3 days). 移送检察意见',
      PENALTY_OPINION: 'On an opinion on a penalty (2 months). 处罚检察意见',
    }),
    'On which opinion. 反馈类别',
    { required: true },
  )
  kind?: string;

  @Cell(dateTime(), 'When the bureau replied. 回复时间', { notNull: true })
  repliedAt?: string;

  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the reply. 复函文号')
  replyNo?: string;

  @Cell(organ('procuratorate'), 'Procuratorate whose opinion it was. 发出意见的检察院', {
    required: true,
  })
  toProcuratorateId?: string;

  @Cell(text(2000), 'What was done. 处理结果', { required: true })
  result?: string;

  @Cell(reference(), 'Id of the transfer or penalty that followed. 移送或处罚记录')
  resultId?: string;
}
