import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** A step of a case that was filed under supervision (办理进展). */
@ObjectType('Progress', {
  description: 'A step of a case that was filed under supervision. 办理进展',
})
@InputType('ProgressInput')
export class Progress {
  @Part(text(500), 'What was done. 进展情况', { required: true })
  state?: string;

  @Part(dateTime(), 'When. 时间', { required: true })
  at?: string;
}
