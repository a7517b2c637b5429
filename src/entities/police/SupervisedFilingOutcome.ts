import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, expectedIf, has, notBefore } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { reference } from '../kinds/reference.ts';
import { structs } from '../kinds/struct.ts';
import { Progress } from './Progress.ts';

/** Handling after a supervised filing 监督立案后的处理情况 (17号 Art. 34(2)). */
@Feed('police', {
  description:
    'How the police handled a case that they filed on the procuratorate’s notice (环环监〔2017〕17号 Art. 34(2)). 人民检察院监督立案后的处理情况',
  decided: 'filedAt',
  number: 'decisionNo',
  rules: [
    expected(
      'copyToProcuratorateAt',
      'The decision to file is copied to the procuratorate (人民检察院刑事诉讼规则 Art. 563).',
      '应当将立案决定书送达人民检察院。',
    ),
    expectedIf(
      'outcome',
      has('concludedAt'),
      'A concluded case has an outcome.',
      '办结的应当填写结果。',
    ),
    notBefore('copyToProcuratorateAt', 'filedAt'),
    notBefore('concludedAt', 'filedAt'),
  ],
})
export class SupervisedFilingOutcome extends FeedRecord {
  @Cell(reference(), 'Id of the filing supervision with the notice to file. 通知立案记录')
  noticeOfFilingId?: string;

  @Cell(dateTime(), 'When the case was filed on that notice. 立案时间', { notNull: true })
  filedAt?: string;

  @Cell(documentNo('POLICE'), 'Number of the decision to file. 立案决定书文号', { required: true })
  decisionNo?: string;

  @Cell(dateTime(), 'When the decision was copied to the procuratorate. 抄送检察院时间')
  copyToProcuratorateAt?: string;

  @Cell(
    structs(() => Progress),
    'Steps since the filing. 办理进展',
    { investigation: true },
  )
  progress?: readonly Progress[];

  @Cell(dateTime(), 'When the case was concluded. 办结时间')
  concludedAt?: string;

  @Cell(
    choice('SupervisedOutcome', {
      REFERRED: 'Referred for prosecution. 移送审查起诉',
      WITHDRAWN: 'Withdrawn. 撤销案件',
      OTHER: 'Other. 其他',
    }),
    'Outcome. 处理结果',
  )
  outcome?: string;

  @Cell(
    flag(),
    'Not concluded within three months of filing (人民检察院刑事诉讼规则 Art. 564). 立案后三个月未侦查终结',
  )
  overThreeMonths?: boolean;
}
