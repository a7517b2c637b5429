import { detentionFactPatterns } from '../../codes/detentionFactPatterns.ts';
import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, has, notBefore, requiredIf } from '../FeedRule.ts';
import { code, listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ, reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** Transfer for administrative detention 移送适用行政拘留 (移送适用行政拘留暂行办法 Art. 2, 10–12). */
@Feed('environment', {
  description:
    'The transfer of a case to the police for administrative detention (行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 2, 10–12). 移送适用行政拘留',
  number: 'approvalFormNo',
  rules: [
    requiredIf(
      'penaltyDecisionNo',
      (record) => !has('penaltyId')(record),
      'A penalty has been decided before a transfer for detention (Art. 2): its record or its number.',
      '移送适用行政拘留前应当已作出行政处罚决定，请填写处罚记录或者决定书文号。',
    ),
    expected(
      'sentAt',
      'The file goes to the police within 3 working days of the decision (Art. 12).',
      '应当在三个工作日内移送公安机关。',
    ),
    notBefore('sentAt', 'decidedAt'),
  ],
})
export class DetentionTransfer extends FeedRecord {
  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the approval form. 审批单文号', {
    required: true,
  })
  approvalFormNo?: string;

  @Cell(dateTime(), 'When the file went to the police. 移送时间')
  sentAt?: string;

  @Cell(organ('police'), 'Police organ of the same level. 接收公安机关')
  receivingPoliceId?: string;

  @Cell(
    code('detention fact patterns', detentionFactPatterns),
    'Fact pattern that allows detention (Art. 3–8; 生态环境法典). 适用行政拘留情形',
    { required: true },
  )
  factPattern?: string;

  @Cell(reference(), 'Id of the penalty already decided (Art. 2). 行政处罚记录')
  penaltyId?: string;

  @Cell(documentNo('ENVIRONMENT_PENALTY'), 'Its number, if the hub has no record. 处罚决定书文号')
  penaltyDecisionNo?: string;

  @Cell(listOf(text(200)), 'Material handed over (Art. 11). 移送材料清单', { required: true })
  materialList?: readonly string[];

  @Cell(flag(), 'Whether the originals went to the police (Art. 11). 是否移送原件', {
    required: true,
  })
  originalsDelivered?: boolean;

  @Cell(text(2000), 'Basis of the transfer. 移送依据')
  transferBasis?: string;

  @Cell(text(2000), 'What the bureau suggests. 移送建议')
  transferSuggestion?: string;
}
