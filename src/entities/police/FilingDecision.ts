import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, expectedIf, is, notBefore, requiredIf } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { text } from '../kinds/text.ts';

const filed = is('result', 'FILED');
const notFiled = is('result', 'NOT_FILED');

/** Decision to file or not to file a case 立案、不予立案决定 (17号 Art. 9, 34(2)). */
@Feed('police', {
  description:
    'The police’s decision to file a case or not (环环监〔2017〕17号 Art. 9, 34(2)). 立案、不予立案',
  number: 'decisionNo',
  rules: [
    requiredIf(
      'charges',
      filed,
      'A decision to file names the charges.',
      '决定立案的，应当填写罪名。',
    ),
    requiredIf(
      'reasons',
      notFiled,
      'A decision not to file gives its reasons in writing (17号 Art. 9).',
      '不予立案的，应当书面说明理由。',
    ),
    requiredIf(
      'approver',
      is('limitClass', 'MAJOR30'),
      'The limit of 30 days needs the approval of the county-level head (17号 Art. 9).',
      '三十日期限须经县级以上公安机关负责人批准。',
    ),
    expectedIf(
      'fileReturnedAt',
      notFiled,
      'The file goes back to the bureau after a decision not to file (17号 Art. 9).',
      '不予立案的，应当退回案卷材料。',
    ),
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
    notBefore('noticeToEnvironmentAt', 'decidedAt'),
    notBefore('copyToProcuratorateAt', 'decidedAt'),
  ],
})
export class FilingDecision extends FeedRecord {
  @Cell(
    choice('FilingResult', {
      FILED: 'Filed. 立案',
      NOT_FILED: 'Not filed. 不予立案',
    }),
    'Whether the case was filed. 立案结果',
    { required: true },
  )
  result?: string;

  @Cell(documentNo('POLICE'), 'Number of the decision. 立案（不予立案）决定书文号', {
    required: true,
  })
  decisionNo?: string;

  @Cell(
    choice('FilingLimitClass', {
      NORMAL3: 'Ordinary: 3 days. 一般案件三日',
      VERIFY7: 'Clue to be verified: 7 days. 需要查证线索七日',
      MAJOR30: 'Major or difficult: 30 days with approval. 重大疑难复杂案件三十日',
    }),
    'Time limit of the review (17号 Art. 9). 审查期限类别',
    { required: true },
  )
  limitClass?: string;

  @Cell(text(100), 'Who approved the limit of 30 days. 延长期限批准人')
  approver?: string;

  @Cell(chargeNames(), 'Charges by their names; mandatory if filed. 立案罪名')
  charges?: readonly string[];

  @Cell(text(4000), 'Reasons; mandatory if not filed. 不予立案理由')
  reasons?: string;

  @Cell(dateTime(), 'When the environment bureau was notified in writing. 通知环保部门时间')
  noticeToEnvironmentAt?: string;

  @Cell(dateTime(), 'When the notice was copied to the procuratorate. 抄送检察院时间')
  copyToProcuratorateAt?: string;

  @Cell(dateTime(), 'When the file was returned to the bureau. 退回案卷时间')
  fileReturnedAt?: string;

  @Cell(text(200), 'Unit that investigates. 办案单位', { required: true })
  investigatingUnit?: string;

  @Cell(text(100), 'Officer in charge. 主办民警', { investigation: true })
  leadOfficer?: string;
}
