import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { notBefore } from '../FeedRule.ts';
import { listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** Request to the police to reconsider a no-filing decision 提请复议 (17号 Art. 11, 34(1)). */
@Feed('environment', {
  description:
    'The bureau’s request that the police reconsider a decision not to file (环环监〔2017〕17号 Art. 11, 34(1)). 提请复议',
  decided: 'requestedAt',
  rules: [notBefore('requestedAt', 'noticeReceivedAt')],
})
export class ReconsiderationRequest extends FeedRecord {
  @Cell(documentNo('POLICE'), 'Number of the no-filing notice. 不予立案通知书文号', {
    required: true,
  })
  noFilingNoticeNo?: string;

  @Cell(dateTime(), 'When the bureau received that notice. 收到不予立案通知书时间', {
    required: true,
  })
  noticeReceivedAt?: string;

  @Cell(dateTime(), 'When reconsideration was requested (3 working days). 提请复议时间', {
    notNull: true,
  })
  requestedAt?: string;

  @Cell(text(4000), 'Grounds of the request. 复议理由', { required: true })
  grounds?: string;

  @Cell(listOf(text(200)), 'Material enclosed. 附送材料')
  enclosures?: readonly string[];

  @Cell(organ('police'), 'Police organ that decided not to file. 受理复议公安机关', {
    required: true,
  })
  targetPoliceId?: string;
}
