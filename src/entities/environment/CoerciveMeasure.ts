import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** An administrative coercive measure (行政强制措施, 行政强制法 Art. 9, 25). */
@ObjectType('CoerciveMeasure', {
  description: 'An administrative coercive measure (行政强制法 Art. 9). 行政强制措施',
})
@InputType('CoerciveMeasureInput')
export class CoerciveMeasure {
  @Part(
    choice('CoerciveMeasureKind', {
      SEALING: 'Sealing. 查封',
      SEIZURE: 'Seizure. 扣押',
      RESTRICTION: 'Production restricted or stopped. 限产停产',
    }),
    'Kind of measure. 措施种类',
    { required: true },
  )
  kind?: string;

  @Part(documentNo('ENVIRONMENT_OTHER'), 'Number of the decision. 决定书文号')
  no?: string;

  @Part(text(500), 'What it was taken against. 措施对象')
  object?: string;

  @Part(dateTime(), 'When it began. 开始时间')
  from?: string;

  @Part(dateTime('any'), 'When it ends or ended. 结束时间')
  to?: string;
}
