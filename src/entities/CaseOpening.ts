import { InputType } from 'type-graphql';
import { text } from './kinds/text.ts';
import { Part } from './Part.ts';

/** What a provider says of a case that its record opens (新立案件). */
@InputType('CaseOpening', { description: 'Particulars of a case that the record opens. 新立案件' })
export class CaseOpening {
  @Part(text(100), 'Name of the case. 案件名称')
  name?: string;

  @Part(
    text(6),
    'Division of the act (GB/T 2260); the organ’s own if left out, and within its reach. 行政区划',
  )
  divisionCode?: string;
}
