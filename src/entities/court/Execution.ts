import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { notBefore } from '../FeedRule.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { courtCaseNo } from '../kinds/printed.ts';
import { reference } from '../kinds/reference.ts';
import { structs } from '../kinds/struct.ts';
import { ExecutionItem } from './ExecutionItem.ts';

/** Execution of a criminal judgment 刑事判决执行 (淄环发〔2022〕71号 三(六)). */
@Feed('court', {
  description: 'The execution of a criminal judgment (淄环发〔2022〕71号 三(六)). 执行',
  number: 'caseNo',
  rules: [notBefore('concludedAt', 'decidedAt')],
})
export class Execution extends FeedRecord {
  @Cell(reference(), 'Id of the judgment that is executed. 判决记录')
  judgmentId?: string;

  @Cell(
    structs(() => ExecutionItem),
    'What is executed and how far. 执行事项',
    { required: true },
  )
  items?: readonly ExecutionItem[];

  @Cell(courtCaseNo(), 'Case number of the execution. 执行案号')
  caseNo?: string;

  @Cell(dateTime(), 'When the execution was concluded. 执结时间')
  concludedAt?: string;

  @Cell(flag(), 'This round of execution was ended. 终结本次执行程序')
  endOfEnforcement?: boolean;
}
