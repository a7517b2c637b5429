import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { reference } from '../kinds/reference.ts';
import { Part } from '../Part.ts';

/** How the bureau carried out an opinion to transfer (检察意见执行情况, 17号 Art. 14). */
@ObjectType('OpinionExecution', {
  description: 'How the bureau carried out an opinion to transfer. 检察意见执行情况',
})
@InputType('OpinionExecutionInput')
export class OpinionExecution {
  @Part(dateTime(), 'When it was carried out. 执行时间', { required: true })
  at?: string;

  @Part(reference(), 'Id of the transfer that followed. 移送记录')
  transferId?: string;
}
