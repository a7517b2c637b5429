import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { date } from '../kinds/date.ts';
import { Part } from '../Part.ts';

/** An appeal or protest against a judgment (上诉、抗诉, 刑事诉讼法 Art. 227, 228). */
@ObjectType('Appeal', { description: 'An appeal or protest against a judgment. 上诉、抗诉' })
@InputType('AppealInput')
export class Appeal {
  @Part(
    choice('AppealBy', {
      DEFENDANT: 'Appeal of the defendant. 被告人上诉',
      PROCURATORATE: 'Protest of the procuratorate. 检察院抗诉',
      CIVIL_PARTY: 'Appeal of a party to the civil part. 附带民事诉讼当事人上诉',
    }),
    'Who appealed. 提起主体',
    { required: true },
  )
  by?: string;

  @Part(date(), 'Date. 提起日期')
  on?: string;
}
