import { Field, ObjectType } from 'type-graphql';
import { markingLevel, markingRestrictions } from './kinds/marking.ts';

// Made before the schema is built, which takes only the enums that it knows by then.
const level = markingLevel();
const restrictions = markingRestrictions();

/** How a record is marked, as far as this reader is told (标注). */
@ObjectType('Marking', { description: 'How the record is marked. 标注' })
export class Marking {
  @Field(() => level.graphql() as never, { description: 'Level. 级别' })
  level!: string;

  @Field(() => restrictions.graphql() as never, {
    description: 'What binds you in using the cells that you are shown. 使用限制',
  })
  restrictions!: readonly string[];

  @Field(() => [String], {
    nullable: true,
    description:
      'Agencies or organ ids that the provider admits; null: all whom the regulation admits. 知悉范围',
  })
  audience?: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Why the provider marked it (对于需要保密的内容，应当予以特别说明). 保密说明',
  })
  reason?: string;
}
