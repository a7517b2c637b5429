import { ObjectType } from 'type-graphql';
import { Cell } from '../Cell.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer, yuan } from '../kinds/number.ts';
import { courtCaseNo } from '../kinds/printed.ts';
import { structs } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { Disposition } from './Disposition.ts';
import { principalPenalty } from './principalPenalty.ts';
import { supplementaryPenalties } from './supplementaryPenalties.ts';

/** What a judgment decides on one defendant (裁判结果), whether court or procuratorate reports it. */
@ObjectType('JudgmentSummary', {
  description: 'What a judgment decides on one defendant. 裁判结果',
})
export abstract class JudgmentSummary extends FeedRecord {
  @Cell(courtCaseNo(), 'Case number. 案号', { required: true })
  caseNo?: string;

  @Cell(
    choice('TrialInstance', {
      FIRST: 'First instance. 一审',
      SECOND: 'Second instance. 二审',
      RETRIAL: 'Retrial. 再审',
    }),
    'Instance. 审级',
    { required: true },
  )
  instance?: string;

  @Cell(dateTime(), 'When the judgment was pronounced. 宣判时间', { notNull: true })
  pronouncedAt?: string;

  @Cell(dateTime(), 'When the judgment took effect. 生效时间')
  effectiveAt?: string;

  @Cell(
    choice('JudgmentResult', {
      GUILTY: 'Guilty. 有罪',
      NOT_GUILTY: 'Not guilty. 无罪',
      EXEMPT: 'Guilty, exempt from punishment. 免予刑事处罚',
      WITHDRAWN: 'Withdrawal of the indictment allowed. 准许撤诉',
      OTHER: 'Other. 其他',
    }),
    'Result for the defendant. 判处结果',
    { required: true },
  )
  result?: string;

  @Cell(chargeNames(), 'Charges by their names, as judged. 认定罪名')
  charges?: readonly string[];

  @Cell(listOf(text(100)), 'Articles of the Criminal Law applied. 适用刑法条文')
  articles?: readonly string[];

  @Cell(
    structs(() => Disposition),
    'What is imposed for each charge. 各罪判处结果',
  )
  dispositions?: readonly Disposition[];

  @Cell(principalPenalty(), 'Principal penalty to be executed. 决定执行主刑')
  principalPenalty?: string;

  @Cell(integer(), 'Length of the principal penalty in months. 刑期（月）')
  months?: number;

  @Cell(integer(), 'Probation in months. 缓刑考验期（月）')
  probationMonths?: number;

  @Cell(yuan(), 'Criminal fine in yuan. 罚金（元）')
  fineYuan?: number;

  @Cell(supplementaryPenalties(), 'Supplementary penalties (刑法 Art. 34). 附加刑')
  supplementary?: readonly string[];

  @Cell(text(2000), 'Prohibition order during control or probation. 禁止令')
  prohibitionOrder?: string;

  @Cell(text(2000), 'Ban from an occupation (刑法 Art. 37之一). 从业禁止')
  occupationBan?: string;

  @Cell(text(2000), 'Confiscation and recovery of gains and items. 没收、追缴、责令退赔')
  confiscation?: string;

  @Cell(text(2000), 'Duty of ecological restoration. 生态修复责任')
  restorationDuty?: string;

  @Cell(yuan(), 'Criminal fine of the unit in yuan. 单位罚金（元）')
  unitFineYuan?: number;

  @Cell(flag(), 'Leniency for admitting guilt and accepting punishment. 认罪认罚从宽')
  pleaLeniency?: boolean;
}
