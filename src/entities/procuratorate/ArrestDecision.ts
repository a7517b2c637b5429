import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, expectedIf, is, notBefore } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** Decision to approve or not to approve an arrest 批准、不批准逮捕决定 (17号 Art. 34(3)). */
@Feed('procuratorate', {
  description:
    'The procuratorate’s decision to approve the arrest of one suspect or not (环环监〔2017〕17号 Art. 34(3)). 批准逮捕、不批准逮捕',
  number: 'docNo',
  perSuspect: true,
  rules: [
    expectedIf(
      'reasonKind',
      is('result', 'NOT_APPROVED'),
      'A decision not to approve has a reason.',
      '不批准逮捕的，应当说明理由。',
    ),
    expected(
      'docNo',
      'The decision has a number; published judgments, which tell of it, do not print it.',
      '决定书应有文号；公开裁判文书通常未载明。',
    ),
    expected(
      'resultNoticeToPoliceAt',
      'The police are told the result in writing (淄环发〔2022〕71号 三(四)).',
      '应当将审查结果书面通知公安机关。',
    ),
    notBefore('resultNoticeToPoliceAt', 'decidedAt'),
  ],
})
export class ArrestDecision extends FeedRecord {
  @Cell(reference(), 'Id of the request for arrest. 提请批准逮捕记录')
  requestId?: string;

  @Cell(
    choice('ArrestResult', {
      APPROVED: 'Arrest approved. 批准逮捕',
      NOT_APPROVED: 'Arrest not approved. 不批准逮捕',
    }),
    'Whether the arrest was approved. 审查结果',
    { required: true },
  )
  result?: string;

  @Cell(documentNo('PROCURATORATE_OTHER'), 'Number of the decision. 决定书文号')
  docNo?: string;

  @Cell(chargeNames(), 'Charges by their names. 罪名', { required: true })
  charges?: readonly string[];

  @Cell(
    choice('NonArrestReason', {
      NO_CRIME: 'No crime is made out. 不构成犯罪',
      INSUFFICIENT_EVIDENCE: 'Insufficient evidence. 证据不足',
      NO_DANGER: 'No danger to society. 无社会危险性',
    }),
    'Why the arrest was not approved. 不批准逮捕理由类别',
  )
  reasonKind?: string;

  @Cell(text(10_000), 'Outline of the supplementary investigation (17号 Art. 19). 补充侦查提纲', {
    investigation: true,
  })
  supplementOutline?: string;

  @Cell(dateTime(), 'When the police were told the result in writing. 通知公安机关时间')
  resultNoticeToPoliceAt?: string;
}
