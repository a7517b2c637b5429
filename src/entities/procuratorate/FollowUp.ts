import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** A step of the procuratorate after its opinion (跟踪督促). */
@ObjectType('FollowUp', {
  description: 'A step of the procuratorate after its opinion. 跟踪督促',
})
@InputType('FollowUpInput')
export class FollowUp {
  @Part(dateTime(), 'When. 时间', { required: true })
  at?: string;

  @Part(text(1000), 'What was done. 内容', { required: true })
  action?: string;
}
