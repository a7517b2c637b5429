import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { has, warnIf } from '../FeedRule.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { struct } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { Forward } from './Forward.ts';
import { Supplement } from './Supplement.ts';
import { TransferReturn } from './TransferReturn.ts';

/** Acceptance of a transferred case 移送案件的接受、补正、转送、退回 (17号 Art. 7–9). */
@Feed('police', {
  description:
    'The acceptance of a transferred case, with requests to complete it, its forwarding or return (环环监〔2017〕17号 Art. 7–9). 接受、补正、转送、退回',
  decided: 'receivedAt',
  number: 'receiptNo',
  rules: [
    warnIf(
      'returned',
      (record) => has('forward')(record) && has('returned')(record),
      'FORWARDED_AND_RETURNED',
      'The case is both forwarded and returned.',
      '案件既转送又退回。',
      'Keep the one that happened last, as a correction.',
      '请保留最终处理方式。',
    ),
  ],
})
export class TransferAcceptance extends FeedRecord {
  @Cell(dateTime(), 'When the police received the file. 接收时间', { notNull: true })
  receivedAt?: string;

  @Cell(documentNo('POLICE'), 'Number of the receipt. 受案回执文号', { required: true })
  receiptNo?: string;

  @Cell(text(100), 'Who received it. 接收人', { required: true })
  receiver?: string;

  @Cell(
    struct(() => Supplement),
    'Request to complete (17号 Art. 8). 补正、补充调查',
  )
  supplement?: Supplement;

  @Cell(
    struct(() => Forward),
    'Passed on to the competent police organ (17号 Art. 9). 转送',
  )
  forward?: Forward;

  @Cell(
    struct(() => TransferReturn),
    'Returned as no police matter (17号 Art. 9). 退回',
  )
  returned?: TransferReturn;
}
