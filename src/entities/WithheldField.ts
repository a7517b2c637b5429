import { Field, ObjectType } from 'type-graphql';

/** A field that this reader is not shown (不予显示的字段): told instead of the value. */
@ObjectType('WithheldField', {
  description: 'A field of the record that you are not shown, and why. 不予显示的字段',
})
export class WithheldField {
  @Field(() => String, { description: 'Name of the field. 字段' })
  field!: string;

  @Field(() => String, {
    description:
      'STAGE: from a later stage on; NOT_RELEASED: the regulation releases it to others only; COUNTS_ONLY: statistics read no content; MARKED: its provider marked it; MASKED: you are shown a part of it; POST: reserved to other posts of your agency; MINOR: it identifies a minor. 原因',
  })
  reason!: string;

  @Field(() => String, { description: 'The article that withholds it. 依据' })
  article!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Stage, event or day from which on it is shown, if there is one. 解除阶段、事件或日期',
  })
  until?: string;
}
