import { InputType, ObjectType } from 'type-graphql';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** An officer who handles a transfer (承办人, 17号 Art. 6(1); 310号 Art. 5). */
@ObjectType('Handler', { description: 'An officer who handles a transfer. 承办人' })
@InputType('HandlerInput')
export class Handler {
  @Part(text(100), 'Name. 姓名', { required: true })
  name?: string;

  @Part(text(100), 'How to reach the officer. 联系方式', { required: true })
  contact?: string;
}
