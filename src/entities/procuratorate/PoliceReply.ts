import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** Why the police did not file, in their own words (说明不立案理由, 刑诉规则 Art. 560). */
@ObjectType('PoliceReply', {
  description: 'Why the police did not file, in their own words. 公安机关说明不立案理由',
})
@InputType('PoliceReplyInput')
export class PoliceReply {
  @Part(dateTime(), 'When the police replied (7 days). 回复时间', { required: true })
  at?: string;

  @Part(text(4000), 'Their reasons. 不立案理由', { required: true })
  reasons?: string;
}
