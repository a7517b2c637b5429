import { InputType, ObjectType } from 'type-graphql';
import { flag } from '../kinds/flag.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** Remedies taken against a penalty (复议、诉讼). */
@ObjectType('Remedy', { description: 'Remedies taken against a penalty. 复议诉讼情况' })
@InputType('RemedyInput')
export class Remedy {
  @Part(flag(), 'Administrative reconsideration was asked for. 行政复议')
  reconsideration?: boolean;

  @Part(flag(), 'Litigation was brought. 行政诉讼')
  litigation?: boolean;

  @Part(text(500), 'Result. 结果')
  result?: string;
}
