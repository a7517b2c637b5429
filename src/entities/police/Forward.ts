import { InputType, ObjectType } from 'type-graphql';
import { dateTime } from '../kinds/date.ts';
import { organ } from '../kinds/reference.ts';
import { Part } from '../Part.ts';

/** A case passed on to the competent police organ (移送有管辖权的公安机关, 17号 Art. 9). */
@ObjectType('Forward', {
  description: 'A case passed on to the competent police organ (17号 Art. 9). 转送',
})
@InputType('ForwardInput')
export class Forward {
  @Part(organ('police'), 'Police organ with jurisdiction. 有管辖权的公安机关', { required: true })
  toPoliceId?: string;

  @Part(dateTime(), 'When it was passed on (24 hours). 转送时间')
  at?: string;
}
