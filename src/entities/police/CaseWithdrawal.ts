import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, notBefore } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { text } from '../kinds/text.ts';

/** Withdrawal of a case after filing 立案后撤销案件 (17号 Art. 9, 34(2)). */
@Feed('police', {
  description:
    'The police’s decision to withdraw a case after filing it (环环监〔2017〕17号 Art. 9, 34(2); 公安机关办理刑事案件程序规定 Art. 186). 立案后撤销案件',
  number: 'decisionNo',
  rules: [
    expected(
      'noticeToEnvironmentAt',
      'The bureau is notified in writing within 3 days (17号 Art. 9).',
      '应当在三日内书面通知环保部门。',
    ),
    expected(
      'copyToProcuratorateAt',
      'The notice is copied to the procuratorate (17号 Art. 9).',
      '应当抄送人民检察院。',
    ),
    expected(
      'fileReturnedAt',
      'The file goes back to the bureau (17号 Art. 9).',
      '应当退回案卷材料。',
    ),
    notBefore('noticeToEnvironmentAt', 'decidedAt'),
    notBefore('copyToProcuratorateAt', 'decidedAt'),
  ],
})
export class CaseWithdrawal extends FeedRecord {
  @Cell(documentNo('POLICE'), 'Number of the decision. 撤销案件决定书文号', { required: true })
  decisionNo?: string;

  @Cell(
    choice('WithdrawalGround', {
      NO_CRIME: 'There is no crime. 没有犯罪事实',
      MINOR: 'Obviously minor. 情节显著轻微、危害不大',
      TIME_BARRED: 'Barred by time. 已过追诉时效期限',
      AMNESTY: 'Amnesty. 经特赦令免除刑罚',
      DEATH: 'Death of the suspect. 犯罪嫌疑人死亡',
      OTHER: 'Other ground of law. 其他依法不追究刑事责任',
    }),
    'Ground (公安机关办理刑事案件程序规定 Art. 186). 撤案事由',
    { required: true },
  )
  ground?: string;

  @Cell(text(4000), 'Reasons. 撤案理由', { required: true })
  reasons?: string;

  @Cell(dateTime(), 'When the environment bureau was notified in writing. 通知环保部门时间')
  noticeToEnvironmentAt?: string;

  @Cell(dateTime(), 'When the notice was copied to the procuratorate. 抄送检察院时间')
  copyToProcuratorateAt?: string;

  @Cell(dateTime(), 'When the file was returned to the bureau. 退回案卷时间')
  fileReturnedAt?: string;
}
