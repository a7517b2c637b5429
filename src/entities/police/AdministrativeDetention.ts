import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expectedIf, is, notBefore, requiredIf, warnIf } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { integer } from '../kinds/number.ts';
import { documentNo } from '../kinds/printed.ts';
import { reference } from '../kinds/reference.ts';
import { struct } from '../kinds/struct.ts';
import { DetentionRefusal } from './DetentionRefusal.ts';

const detained = is('result', 'DETAINED');

/** Administrative detention or its refusal 行政拘留、不予拘留 (移送适用行政拘留暂行办法 Art. 14, 15). */
@Feed('police', {
  description:
    'The police’s decision on the administrative detention of one person (行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 14, 15). 行政拘留决定、不予拘留',
  number: 'decisionNo',
  perSuspect: true,
  rules: [
    requiredIf(
      'decisionNo',
      detained,
      'A detention has a written decision.',
      '行政拘留应当有决定书文号。',
    ),
    requiredIf('days', detained, 'A detention has a length in days.', '行政拘留应当填写天数。'),
    requiredIf(
      'refusal',
      is('result', 'NOT_DETAINED'),
      'A refusal gives its reasons (Art. 15).',
      '不予拘留的，应当说明理由。',
    ),
    expectedIf(
      'copyToEnvironmentAt',
      detained,
      'The decision is copied to the bureau within 3 working days (Art. 14).',
      '应当在三个工作日内将决定书抄送环保部门。',
    ),
    warnIf(
      'days',
      (record) => Number(record.days) > 15,
      'DETENTION_OVER_15_DAYS',
      'One act allows at most 15 days; only several acts together allow 20 (治安管理处罚法).',
      '单一违法行为拘留不超过十五日，合并执行不超过二十日。',
      'Check that several acts were punished together.',
      '请核对是否为合并执行。',
    ),
    notBefore('executedFrom', 'decidedAt'),
    notBefore('executedTo', 'executedFrom'),
    notBefore('copyToEnvironmentAt', 'decidedAt'),
  ],
})
export class AdministrativeDetention extends FeedRecord {
  @Cell(reference(), 'Id of the transfer for detention. 移送适用行政拘留记录')
  transferId?: string;

  @Cell(
    choice('DetentionResult', {
      DETAINED: 'Detention. 行政拘留',
      NOT_DETAINED: 'No detention. 不予拘留',
    }),
    'Result. 处理结果',
    { required: true },
  )
  result?: string;

  @Cell(documentNo('POLICE'), 'Number of the decision; mandatory if detained. 决定书文号')
  decisionNo?: string;

  @Cell(integer(1, 20), 'Days, at most 15; 20 for several acts together. 拘留天数')
  days?: number;

  @Cell(dateTime(), 'When the detention began. 执行开始时间')
  executedFrom?: string;

  @Cell(dateTime('any'), 'When it ends or ended. 执行结束时间')
  executedTo?: string;

  @Cell(dateTime(), 'When the decision was copied to the bureau. 抄送环保部门时间')
  copyToEnvironmentAt?: string;

  @Cell(
    struct(() => DetentionRefusal),
    'Refusal; mandatory if not detained. 不予拘留说明',
  )
  refusal?: DetentionRefusal;
}
