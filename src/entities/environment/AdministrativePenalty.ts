import { penaltyKinds } from '../../codes/penaltyKinds.ts';
import { violationTypes } from '../../codes/violationTypes.ts';
import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expectedIf, is, notBefore, warnIf } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { code, codes } from '../kinds/code.ts';
import { date, dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer, yuan } from '../kinds/number.ts';
import { documentNo, idNumber, uscc } from '../kinds/printed.ts';
import { struct } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { Appraisal } from './Appraisal.ts';
import { CorrectionOrder } from './CorrectionOrder.ts';
import { Remedy } from './Remedy.ts';

const unit = is('counterpartType', 'LEGAL', 'SELF_EMPLOYED');

/** Administrative penalty decision 行政处罚决定 (17号 Art. 34(1); 行政处罚法 Art. 9, 48). */
@Feed('environment', {
  description:
    'An administrative penalty decision of the environment bureau (环环监〔2017〕17号 Art. 34(1); 行政处罚法 Art. 9). 行政处罚',
  plural: 'AdministrativePenalties',
  decided: 'decidedOn',
  number: 'decisionNo',
  rules: [
    expectedIf(
      'uscc',
      unit,
      'A unit is known by its unified social credit code.',
      '相对人为单位的，应当填写统一社会信用代码。',
    ),
    expectedIf(
      'legalRepName',
      unit,
      'A unit has a legal representative or person in charge.',
      '相对人为单位的，应当填写法定代表人或者负责人。',
    ),
    expectedIf(
      'fineAmount',
      is('penaltyCategories', 'FINE'),
      'A fine has an amount.',
      '处以罚款的，应当填写罚款金额。',
    ),
    expectedIf(
      'confiscatedAmount',
      is('penaltyCategories', 'CONFISCATE_GAINS', 'CONFISCATE_PROPERTY'),
      'A confiscation has a value.',
      '没收违法所得、非法财物的，应当填写金额。',
    ),
    expectedIf(
      'licenceSuspended',
      is('penaltyCategories', 'SUSPEND_PERMIT', 'REVOKE_PERMIT'),
      'A suspension or revocation names the permit.',
      '暂扣、吊销许可证件的，应当填写证件名称及编号。',
    ),
    warnIf(
      'penaltyCategories',
      is('penaltyCategories', 'DETENTION'),
      'DETENTION_BY_BUREAU',
      'Administrative detention is decided by the police alone (行政处罚法 Art. 18).',
      '行政拘留只能由公安机关决定（行政处罚法第十八条）。',
      'Enter a transfer for detention instead.',
      '请改为录入移送适用行政拘留。',
    ),
    notBefore('publicityDeadline', 'decidedOn'),
    notBefore('validUntil', 'decidedOn'),
    notBefore('servedAt', 'decidedOn'),
  ],
})
export class AdministrativePenalty extends FeedRecord {
  @Cell(text(200), 'Name of the counterpart. 行政相对人名称', { required: true })
  counterpartName?: string;

  @Cell(
    choice('CounterpartType', {
      LEGAL: 'Legal person or organisation. 法人及非法人组织',
      NATURAL: 'Natural person. 自然人',
      SELF_EMPLOYED: 'Sole trader. 个体工商户',
    }),
    'Kind of counterpart. 行政相对人类别',
    { required: true },
  )
  counterpartType?: string;

  @Cell(uscc(), 'Unified social credit code; mandatory for units. 统一社会信用代码')
  uscc?: string;

  @Cell(text(100), 'Legal representative; mandatory for units. 法定代表人')
  legalRepName?: string;

  @Cell(idNumber(), 'Identity number of the counterpart or legal representative. 证件号码', {
    mask: 'idNumber',
  })
  personIdNo?: string;

  @Cell(documentNo('ENVIRONMENT_PENALTY'), 'Number of the decision. 行政处罚决定书文号', {
    required: true,
  })
  decisionNo?: string;

  @Cell(code('violation types', violationTypes), 'Kind of violation. 违法行为类型', {
    required: true,
  })
  violationType?: string;

  @Cell(text(4000), 'Facts of the violation. 违法事实', { required: true })
  facts?: string;

  @Cell(codes('penalty kinds', penaltyKinds), 'Kinds of penalty (行政处罚法 Art. 9). 处罚类别', {
    required: true,
  })
  penaltyCategories?: readonly string[];

  @Cell(text(4000), 'Content of the penalty. 处罚内容', { required: true })
  content?: string;

  @Cell(yuan(), 'Fine in yuan; mandatory where a fine is imposed. 罚款金额（元）')
  fineAmount?: number;

  @Cell(yuan(), 'Value of confiscated gains and property in yuan. 没收金额（元）')
  confiscatedAmount?: number;

  @Cell(text(500), 'Licence suspended or revoked: name and number. 暂扣或吊销证照')
  licenceSuspended?: string;

  @Cell(date(), 'Date of the decision. 处罚决定日期', { notNull: true })
  decidedOn?: string;

  @Cell(date('any'), 'End of validity of the penalty. 处罚有效期')
  validUntil?: string;

  @Cell(date('any'), 'End of its publication. 公示截止期')
  publicityDeadline?: string;

  @Cell(flag(), 'Decided by collective discussion. 集体讨论')
  collectiveDiscussion?: boolean;

  @Cell(flag(), 'Serious circumstances. 情节严重')
  serious?: boolean;

  @Cell(flag(), 'At 80 % of a criminal threshold or above. 达追诉标准80%以上')
  nearThreshold80?: boolean;

  @Cell(flag(), 'Below the statutory minimum. 低于处罚下限')
  belowMinimum?: boolean;

  @Cell(
    struct(() => Appraisal),
    'Appraisal made in the case. 鉴定',
  )
  appraised?: Appraisal;

  @Cell(integer(), 'Number of penalties of this counterpart so far. 处罚次数')
  penaltyCount?: number;

  @Cell(
    struct(() => CorrectionOrder),
    'Order to correct the violation. 责令改正',
  )
  correctionOrder?: CorrectionOrder;

  @Cell(flag(), 'Whether a hearing was held. 听证')
  hearing?: boolean;

  @Cell(text(2000), 'Statement and defence of the counterpart. 陈述申辩')
  statementDefence?: string;

  @Cell(flag(), 'Fined by the day. 按日连续处罚')
  dailyConsecutive?: boolean;

  @Cell(flag(), 'Production restricted or stopped. 限产停产')
  restrictProduction?: boolean;

  @Cell(dateTime(), 'When the decision was served. 送达时间')
  servedAt?: string;

  @Cell(dateTime(), 'When the fine was paid. 缴纳时间')
  paidAt?: string;

  @Cell(
    yuan(),
    'Fine paid in yuan; set off against a criminal fine (310号 Art. 11). 已缴金额（元）',
  )
  paidAmount?: number;

  @Cell(
    choice('PenaltyEnforcementState', {
      VOLUNTARY: 'Performed. 已履行',
      PARTIAL: 'Performed in part. 部分履行',
      PENDING: 'Not yet due. 未到期',
      OVERDUE: 'Overdue. 逾期未履行',
      APPLIED: 'Enforcement applied for. 已申请强制执行',
      ENDED: 'Ended. 终结',
    }),
    'State of enforcement. 执行状态',
  )
  enforcementState?: string;

  @Cell(
    struct(() => Remedy),
    'Administrative reconsideration and litigation. 复议诉讼情况',
  )
  remedy?: Remedy;

  @Cell(text(500), 'Why no penalty was imposed (行政处罚法 Art. 33, 57). 不予处罚依据')
  noPenaltyReason?: string;

  @Cell(
    dateTime(),
    'When the decision, open to the public until then, was corrected or withdrawn on the hub (行政处罚法 Art. 48). 公开决定变更时间',
    { entered: false },
  )
  publicRevisedAt?: string;
}
