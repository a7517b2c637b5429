import { ObjectType } from 'type-graphql';
import { text } from './kinds/text.ts';
import { Part } from './Part.ts';

/** A number as it stands on the document (原文). */
@ObjectType('PrintedText', { description: 'A number as it stands on the document. 原文' })
export class PrintedText {
  @Part(text(100), 'Field of the record. 字段')
  field?: string;

  @Part(text(200), 'Text as printed. 原文')
  text?: string;
}
