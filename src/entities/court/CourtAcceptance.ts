import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { has, notBefore, requiredIf } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { courtCaseNo } from '../kinds/printed.ts';
import { struct } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { IndictmentReturn } from './IndictmentReturn.ts';

const accepted = has('acceptedAt');

/** Acceptance of a criminal case by the court 法院受理 (淄环发〔2022〕71号 三(六); 刑诉解释 Art. 219). */
@Feed('court', {
  description:
    'The acceptance of a case of eco-environmental crime by the court, or the return of the indictment (淄环发〔2022〕71号 三(六); 刑诉解释 Art. 219). 涉嫌生态环境犯罪案件受理',
  decided: 'receivedAt',
  number: 'caseNo',
  rules: [
    requiredIf(
      'acceptedAt',
      (record) => !has('returned')(record),
      'An indictment is either accepted or returned.',
      '起诉材料应当受理或者退回，请填写受理时间。',
    ),
    requiredIf('caseNo', accepted, 'An accepted case has a case number.', '受理的案件应当有案号。'),
    requiredIf(
      'procedure',
      accepted,
      'An accepted case is tried under a procedure.',
      '受理的案件应当填写适用程序。',
    ),
    notBefore('acceptedAt', 'receivedAt'),
  ],
})
export class CourtAcceptance extends FeedRecord {
  @Cell(courtCaseNo(), 'Case number; mandatory if accepted. 案号')
  caseNo?: string;

  @Cell(dateTime(), 'When the court received the indictment. 收到起诉书时间', { notNull: true })
  receivedAt?: string;

  @Cell(dateTime(), 'When the case was accepted (7 days). 受理时间')
  acceptedAt?: string;

  @Cell(
    struct(() => IndictmentReturn),
    'Return of the indictment, if not accepted. 退回',
  )
  returned?: IndictmentReturn;

  @Cell(
    choice('TrialProcedure', {
      ORDINARY: 'Ordinary procedure. 普通程序',
      SUMMARY: 'Summary procedure. 简易程序',
      FAST_TRACK: 'Fast-track procedure. 速裁程序',
    }),
    'Procedure; mandatory if accepted. 适用程序',
  )
  procedure?: string;

  @Cell(text(200), 'Division of the court that tries the case. 承办审判庭')
  presidingUnit?: string;

  @Cell(flag(), 'Handled with priority (淄环发〔2022〕71号 二(四)). 优先、快速办理')
  fastTrack?: boolean;

  @Cell(chargeNames(), 'Charges by their names. 起诉罪名', { required: true })
  charges?: readonly string[];

  @Cell(flag(), 'Civil litigation is attached. 附带民事诉讼')
  civilPartAttached?: boolean;
}
