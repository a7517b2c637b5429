import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { has, notBefore, requiredIf } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { struct } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { Escalation } from './Escalation.ts';
import { OpinionExecution } from './OpinionExecution.ts';

/** Supervision of a bureau that does not transfer 监督移送 (17号 Art. 14, 34(3)). */
@Feed('procuratorate', {
  description:
    'The procuratorate’s opinion that the bureau is to transfer a case (环环监〔2017〕17号 Art. 14, 34(3)). 监督移送',
  decided: 'issuedAt',
  number: 'opinionNo',
  rules: [
    requiredIf(
      'noticeToPoliceId',
      has('escalation'),
      'The letter goes to a police organ.',
      '书面通知公安机关的，应当填写该公安机关。',
    ),
    notBefore('dueAt', 'issuedAt'),
  ],
})
export class TransferSupervision extends FeedRecord {
  @Cell(
    choice('SupervisionFoundBy', {
      PLATFORM: 'Screening of the platform. 平台筛查',
      REPORT: 'Report. 举报',
      CAMPAIGN: 'Special campaign. 专项活动',
      OTHER: 'Other. 其他',
    }),
    'How the procuratorate found it. 发现途径',
    { required: true },
  )
  foundBy?: string;

  @Cell(flag(), 'Whether the bureau’s files were inspected or called in. 查阅、调取案卷', {
    required: true,
  })
  inspectedFiles?: boolean;

  @Cell(documentNo('PROCURATORATE_OTHER'), 'Number of the opinion. 检察意见书文号', {
    required: true,
  })
  opinionNo?: string;

  @Cell(dateTime(), 'When the opinion was issued. 发出时间', { notNull: true })
  issuedAt?: string;

  @Cell(organ('environment'), 'Bureau that is to transfer. 接收环保部门', { required: true })
  toEnvironmentId?: string;

  @Cell(chargeNames(), 'Suspected charges by their names. 涉嫌罪名', { required: true })
  suspectedCharges?: readonly string[];

  @Cell(text(4000), 'Reasons. 理由', { required: true })
  reasons?: string;

  @Cell(dateTime('any'), 'When the transfer is due (3 days). 移送期限', { required: true })
  dueAt?: string;

  @Cell(
    struct(() => OpinionExecution),
    'How the bureau carried it out. 执行情况',
  )
  executed?: OpinionExecution;

  @Cell(
    struct(() => Escalation),
    'Letter to the police if the bureau still does not transfer (淄环发〔2022〕71号 三(四)3). 通知公安机关',
  )
  escalation?: Escalation;

  @Cell(organ('police'), 'Police organ that the letter goes to. 被通知公安机关')
  noticeToPoliceId?: string;
}
