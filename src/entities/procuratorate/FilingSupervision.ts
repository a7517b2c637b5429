import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expectedIf, is, notBefore } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ, reference } from '../kinds/reference.ts';
import { struct } from '../kinds/struct.ts';
import { PoliceReply } from './PoliceReply.ts';

const failing = is('conclusion', 'REASON_FAILS');

/** Supervision of police who do not file 监督立案 (17号 Art. 15, 34(3); 刑诉规则 Art. 557–564). */
@Feed('procuratorate', {
  description:
    'The procuratorate’s supervision of police who did not file a case (环环监〔2017〕17号 Art. 15, 34(3); 人民检察院刑事诉讼规则 Art. 557–564). 监督立案',
  decided: 'acceptedAt',
  number: 'requestReasonNo',
  rules: [
    expectedIf(
      'noticeOfFilingNo',
      failing,
      'Where the reasons fail, the police are notified to file (人民检察院刑事诉讼规则 Art. 561).',
      '不立案理由不能成立的，应当通知公安机关立案。',
    ),
    expectedIf(
      'replyToEnvironmentAt',
      is('source', 'SUGGESTION'),
      'The bureau that made the suggestion gets an answer.',
      '应当将结果回复提出建议的环保部门。',
    ),
    notBefore('requestedAt', 'acceptedAt'),
    notBefore('replyDueAt', 'requestedAt'),
    notBefore('notifiedAt', 'acceptedAt'),
    notBefore('fileDueAt', 'notifiedAt'),
  ],
})
export class FilingSupervision extends FeedRecord {
  @Cell(
    choice('FilingSupervisionSource', {
      SUGGESTION: 'Suggestion of the bureau. 环保部门建议',
      SELF: 'Found by the procuratorate itself. 依职权发现',
      VICTIM: 'Application of a victim. 被害人申请',
    }),
    'What it began with. 监督来源',
    { required: true },
  )
  source?: string;

  @Cell(dateTime(), 'When the procuratorate took it up. 受理时间', { notNull: true })
  acceptedAt?: string;

  @Cell(organ('police'), 'Police organ under supervision. 被监督公安机关')
  targetPoliceId?: string;

  @Cell(
    documentNo('PROCURATORATE_OTHER'),
    'Number of the request for reasons. 要求说明不立案理由通知书文号',
  )
  requestReasonNo?: string;

  @Cell(dateTime(), 'When the reasons were asked for. 要求说明理由时间')
  requestedAt?: string;

  @Cell(dateTime('any'), 'When the reply is due (7 days). 说明理由期限')
  replyDueAt?: string;

  @Cell(
    struct(() => PoliceReply),
    'Reply of the police. 公安机关说明理由',
  )
  policeReply?: PoliceReply;

  @Cell(
    choice('SupervisionConclusion', {
      REASON_OK: 'The reasons stand. 不立案理由成立',
      REASON_FAILS: 'The reasons fail. 不立案理由不能成立',
    }),
    'Conclusion on the reasons. 审查结论',
  )
  conclusion?: string;

  @Cell(flag(), 'The procuratorate agrees that the case is not filed. 同意不立案')
  agreesWithNoFiling?: boolean;

  @Cell(documentNo('PROCURATORATE_OTHER'), 'Number of the notice to file. 通知立案书文号')
  noticeOfFilingNo?: string;

  @Cell(dateTime(), 'When the police were notified to file. 通知立案时间')
  notifiedAt?: string;

  @Cell(dateTime('any'), 'When the filing is due (15 days). 立案期限')
  fileDueAt?: string;

  @Cell(reference(), 'Id of the filing decision that followed. 立案记录')
  filedId?: string;

  @Cell(documentNo('PROCURATORATE_OTHER'), 'Number of the notice of correction. 纠正违法通知书文号')
  correctionNoticeNo?: string;

  @Cell(organ('procuratorate'), 'Superior procuratorate that it was reported to. 报请的上级检察院')
  escalatedToId?: string;

  @Cell(dateTime(), 'When the bureau was answered. 回复环保部门时间')
  replyToEnvironmentAt?: string;
}
