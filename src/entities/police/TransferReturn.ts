import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** A case returned because it is no police matter (退回, 17号 Art. 9). */
@ObjectType('TransferReturn', {
  description: 'A case returned because it is no police matter (17号 Art. 9). 退回',
})
@InputType('TransferReturnInput')
export class TransferReturn {
  @Part(dateTime(), 'When it was returned (24 hours). 退回时间')
  at?: string;

  @Part(text(1000), 'Why it is no police matter. 非公安机关管辖的理由', { required: true })
  reason?: string;
}
