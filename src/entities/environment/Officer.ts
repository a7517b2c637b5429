import { InputType, ObjectType } from 'type-graphql';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** An officer of administrative enforcement (执法人员, 行政处罚法 Art. 42). */
@ObjectType('Officer', { description: 'An officer of administrative enforcement. 执法人员' })
@InputType('OfficerInput')
export class Officer {
  @Part(text(100), 'Name. 姓名', { required: true })
  name?: string;

  @Part(text(60), 'Number of the enforcement certificate. 执法证号', { required: true })
  certificateNo?: string;
}
