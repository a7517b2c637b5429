import { InputType, ObjectType } from 'type-graphql';
import { date } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { Part } from '../Part.ts';

/** An order to correct a violation (责令改正, 行政处罚法 Art. 28). */
@ObjectType('CorrectionOrder', { description: 'An order to correct a violation. 责令改正' })
@InputType('CorrectionOrderInput')
export class CorrectionOrder {
  @Part(documentNo('ENVIRONMENT_OTHER'), 'Number of the order. 文号')
  no?: string;

  @Part(date('any'), 'Deadline. 期限')
  deadline?: string;

  @Part(flag(), 'Whether it was carried out. 是否改正')
  done?: boolean;
}
