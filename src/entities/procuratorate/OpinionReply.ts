import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** The answer of the competent organ to an opinion on a penalty (检察意见回复). */
@ObjectType('OpinionReply', {
  description: 'The answer of the competent organ to an opinion on a penalty. 检察意见回复',
})
@InputType('OpinionReplyInput')
export class OpinionReply {
  @Part(dateTime(), 'When it replied. 回复时间', { required: true })
  at?: string;

  @Part(text(2000), 'What it did. 处理结果')
  result?: string;

  @Part(reference(), 'Id of the penalty that followed. 行政处罚记录')
  penaltyId?: string;
}
