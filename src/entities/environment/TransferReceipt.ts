import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** The slip that the police sign for a transfer (回执, 17号 Art. 7). */
@ObjectType('TransferReceipt', {
  description: 'The slip that the police sign for a transfer (17号 Art. 7). 移送案件回执',
})
@InputType('TransferReceiptInput')
export class TransferReceipt {
  @Part(dateTime(), 'When the police received the file. 接收时间')
  receivedAt?: string;

  @Part(text(100), 'Who received it. 接收人')
  receiver?: string;

  @Part(text(128), 'Number of the slip. 回执编号')
  slipNo?: string;
}
