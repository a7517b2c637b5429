import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

const markingStates = {
  APPLIED: 'APPLIED',
  PENDING: 'PENDING',
  SUPERSEDED: 'SUPERSEDED',
} as const;
registerEnumType(markingStates, {
  name: 'MarkingState',
  description: 'What became of a change of marking. 标注变更状态',
  valuesConfig: {
    APPLIED: { description: 'In force from the next request on. 已生效' },
    PENDING: { description: 'It lowers the marking and waits for a second person. 待复核' },
    SUPERSEDED: { description: 'A later change took its place. 已被取代' },
  },
});

/** A change of a record's confidentiality notes (标注变更): who, when, why, and which classes. */
@ObjectType('MarkingChange', {
  description:
    'A change of the confidentiality notes of a record. It tells their classes, never what they mark. 标注变更',
})
export class MarkingChange {
  @Field(() => ID, { description: 'Id of the change. 变更编号' })
  id!: string;

  @Field(() => ID, { description: 'Id of the record. 记录号' })
  recordId!: string;

  @Field(() => markingStates, { description: 'What became of it. 状态' })
  state!: string;

  @Field(() => Boolean, { description: 'Whether it lets anyone have more than before. 是否降低' })
  lowers!: boolean;

  @Field(() => String, { description: 'Why the notes were changed. 变更理由' })
  reason!: string;

  @Field(() => [String], { description: 'Categories of the notes before. 变更前类别' })
  before!: readonly string[];

  @Field(() => [String], { description: 'Categories of the notes after. 变更后类别' })
  after!: readonly string[];

  @Field(() => String, { description: 'Login of who proposed it. 提出人' })
  proposedBy!: string;

  @Field(() => String, { description: 'When (RFC 3339). 提出时间' })
  proposedAt!: string;

  @Field(() => String, { nullable: true, description: 'Login of who confirmed it. 复核人' })
  confirmedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'When (RFC 3339). 复核时间' })
  confirmedAt?: string | null;
}
