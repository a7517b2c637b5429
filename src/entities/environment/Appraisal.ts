import { InputType, ObjectType } from 'type-graphql';
import { date } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** An appraisal by experts (鉴定). */
@ObjectType('Appraisal', { description: 'An appraisal by experts. 鉴定' })
@InputType('AppraisalInput')
export class Appraisal {
  @Part(text(100), 'What was appraised. 鉴定类别', { required: true })
  kind?: string;

  @Part(text(200), 'Institution. 鉴定机构')
  institution?: string;

  @Part(text(100), 'Expert. 鉴定人')
  person?: string;

  @Part(date(), 'Date of the opinion. 鉴定日期')
  on?: string;

  @Part(text(2000), 'Result. 鉴定结果')
  result?: string;
}
