import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** A request to complete what was transferred (补正、补充调查, 17号 Art. 8). */
@ObjectType('Supplement', {
  description: 'A request to complete what was transferred (17号 Art. 8). 补正、补充调查',
})
@InputType('SupplementInput')
export class Supplement {
  @Part(
    choice('SupplementKind', {
      PAPERS: 'Papers to be completed. 补正材料',
      INVESTIGATION: 'Supplementary investigation. 补充调查',
    }),
    'What is asked for. 类别',
    { required: true },
  )
  kind?: string;

  @Part(listOf(text(500)), 'The points to complete. 补正事项')
  items?: readonly string[];

  @Part(dateTime(), 'When the bureau was told in writing (24 hours). 书面告知时间')
  notifiedAt?: string;

  @Part(dateTime('any'), 'When it is due (3 days). 补正期限')
  dueAt?: string;
}
