import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, notBefore } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { reference } from '../kinds/reference.ts';

/** Decision on reconsideration 复议决定 (17号 Art. 11, 34(2)). */
@Feed('police', {
  description:
    'The police’s decision on the bureau’s request for reconsideration (环环监〔2017〕17号 Art. 11, 34(2)). 复议',
  number: 'decisionNo',
  rules: [
    notBefore('decidedAt', 'receivedAt'),
    notBefore('noticeAt', 'decidedAt'),
    expected(
      'noticeAt',
      'The bureau is notified of the decision in writing (17号 Art. 11).',
      '应当书面通知环保部门。',
    ),
  ],
})
export class ReconsiderationDecision extends FeedRecord {
  @Cell(reference(), 'Id of the request. 提请复议记录')
  requestId?: string;

  @Cell(dateTime(), 'When the police received the request. 收到复议申请时间', { required: true })
  receivedAt?: string;

  @Cell(
    choice('ReconsiderationResult', {
      FILE: 'The case is filed. 决定立案',
      UPHOLD: 'The decision not to file is upheld. 维持不予立案决定',
    }),
    'Result. 复议结果',
    { required: true },
  )
  result?: string;

  @Cell(documentNo('POLICE'), 'Number of the decision. 复议决定书文号', { required: true })
  decisionNo?: string;

  @Cell(dateTime(), 'When the bureau was notified in writing. 通知时间')
  noticeAt?: string;
}
