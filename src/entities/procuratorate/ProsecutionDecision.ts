import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expectedIf, is, notBefore, requiredIf } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer } from '../kinds/number.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ, reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

const prosecuted = is('result', 'PROSECUTED');
const notProsecuted = is('result', 'NOT_PROSECUTED');

/** Decision to prosecute or not to prosecute 提起公诉、不起诉决定 (17号 Art. 18, 34(3)). */
@Feed('procuratorate', {
  description:
    'The procuratorate’s decision to prosecute one suspect or not (环环监〔2017〕17号 Art. 18, 34(3)). 提起公诉、不起诉',
  number: 'decisionNo',
  perSuspect: true,
  rules: [
    requiredIf(
      'charges',
      prosecuted,
      'An indictment names its charges.',
      '提起公诉的，应当填写罪名。',
    ),
    requiredIf(
      'courtOrganId',
      prosecuted,
      'An indictment goes to a court.',
      '提起公诉的，应当填写受诉人民法院。',
    ),
    requiredIf(
      'nonProsecutionKind',
      notProsecuted,
      'A decision not to prosecute is of one of four kinds.',
      '不起诉的，应当填写不起诉种类。',
    ),
    requiredIf(
      'ground',
      notProsecuted,
      'A decision not to prosecute gives its ground.',
      '不起诉的，应当填写不起诉理由。',
    ),
    expectedIf(
      'noticeToEnvironmentAt',
      notProsecuted,
      'The bureau that transferred the case is told within 3 days (17号 Art. 18).',
      '不起诉的，应当在三日内书面告知移送案件的环保部门。',
    ),
    notBefore('noticeToEnvironmentAt', 'decidedAt'),
  ],
})
export class ProsecutionDecision extends FeedRecord {
  @Cell(reference(), 'Id of the referral for prosecution. 移送审查起诉记录')
  referralId?: string;

  @Cell(
    choice('ProsecutionResult', {
      PROSECUTED: 'Prosecuted. 提起公诉',
      NOT_PROSECUTED: 'Not prosecuted. 不起诉',
    }),
    'Whether the suspect was prosecuted. 审查起诉结果',
    { required: true },
  )
  result?: string;

  @Cell(
    documentNo('ANY'),
    'Number of the indictment or of the non-prosecution decision. 起诉书、不起诉决定书文号',
    { required: true },
  )
  decisionNo?: string;

  @Cell(
    choice('NonProsecutionKind', {
      STATUTORY: 'Statutory. 法定不起诉',
      DISCRETIONARY: 'Discretionary: a minor crime. 酌定不起诉',
      INSUFFICIENT_EVIDENCE: 'Insufficient evidence. 存疑不起诉',
      CONDITIONAL: 'Conditional: a minor. 附条件不起诉',
    }),
    'Kind of non-prosecution; mandatory if not prosecuted. 不起诉种类',
  )
  nonProsecutionKind?: string;

  @Cell(text(4000), 'Ground of the non-prosecution; mandatory if not prosecuted. 不起诉理由')
  ground?: string;

  @Cell(chargeNames(), 'Charges by their names; mandatory if prosecuted. 罪名')
  charges?: readonly string[];

  @Cell(organ('court'), 'Court that the indictment goes to; mandatory if prosecuted. 受诉人民法院')
  courtOrganId?: string;

  @Cell(text(2000), 'Advice on the sentence. 量刑建议')
  sentencingAdvice?: string;

  @Cell(flag(), 'Civil public-interest litigation is attached. 附带民事公益诉讼')
  attachedCivilLitigation?: boolean;

  @Cell(
    integer(0, 2),
    'Times returned for supplementary investigation, at most 2. 退回补充侦查次数',
  )
  returns?: number;

  @Cell(integer(0, 15), 'Days by which the review was extended, at most 15. 延长审查期限天数')
  extensionDays?: number;

  @Cell(
    dateTime(),
    'When the environment bureau was told in writing (17号 Art. 18: 3 days). 告知环保部门时间',
  )
  noticeToEnvironmentAt?: string;
}
