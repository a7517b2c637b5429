import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** Why and how a detention was refused (不予拘留, 移送适用行政拘留暂行办法 Art. 15). */
@ObjectType('DetentionRefusal', {
  description: 'Why and how a detention was refused. 不予拘留说明',
})
@InputType('DetentionRefusalInput')
export class DetentionRefusal {
  @Part(text(2000), 'Reason. 理由', { required: true })
  reason?: string;

  @Part(dateTime(), 'When the bureau was told in writing (5 working days). 书面告知时间')
  notifiedAt?: string;

  @Part(dateTime(), 'When the file was returned. 退回案卷时间')
  fileReturnedAt?: string;
}
