import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** The return of an indictment that is not accepted (退回检察院, 刑诉解释 Art. 219). */
@ObjectType('IndictmentReturn', {
  description: 'The return of an indictment that is not accepted. 退回人民检察院',
})
@InputType('IndictmentReturnInput')
export class IndictmentReturn {
  @Part(dateTime(), 'When it was returned. 退回时间')
  at?: string;

  @Part(text(2000), 'Ground of the return. 退回事由', { required: true })
  ground?: string;
}
