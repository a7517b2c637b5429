import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { scalars } from '../../entities/kinds/scalars.ts';

const states = {
  OPEN: 'OPEN',
  UPHELD: 'UPHELD',
  REJECTED: 'REJECTED',
  TAKEN_BACK: 'TAKEN_BACK',
} as const;
registerEnumType(states, {
  name: 'ObjectionState',
  description: 'What became of an objection. 异议状态',
  valuesConfig: {
    OPEN: { description: 'The provider has not answered; the record is disputed. 待处理' },
    UPHELD: { description: 'Right: a field was corrected, or the record withdrawn. 成立' },
    REJECTED: { description: 'Rejected, with a reason. 不成立' },
    TAKEN_BACK: { description: 'Taken back by the organ that raised it. 已撤回异议' },
  },
});

/** That an organ holds fields of another's record for wrong (异议). */
@ObjectType('Objection', {
  description:
    'An objection of one organ to fields of a record of another, told to these two alone; while it is open the record is `disputed`. 异议',
})
export class Objection {
  @Field(() => ID, { description: 'Id of the objection. 异议编号' })
  id!: string;

  @Field(() => states, { description: 'What became of it. 状态' })
  state!: string;

  @Field(() => String, { description: 'Name of the record’s type. 信息类别' })
  feed!: string;

  @Field(() => ID, { description: 'Id of the record. 记录号' })
  recordId!: string;

  @Field(() => Int, { description: 'Its version when it was objected to. 版本' })
  version!: number;

  @Field(() => ID, { description: 'Id of the case. 案件编号' })
  caseId!: string;

  @Field(() => [String], { description: 'The fields that are held for wrong. 字段' })
  fields!: readonly string[];

  @Field(() => String, { description: 'Why. 理由' })
  reason!: string;

  @Field(() => ID, { description: 'The organ that objects. 提出单位' })
  organId!: string;

  @Field(() => ID, { description: 'The organ whose record it is. 录入单位' })
  ownerOrganId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Login of who raised it; told to that organ itself. 提出人',
  })
  raisedBy?: string | null;

  @Field(() => scalars.dateTime, { description: 'When. 提出时间' })
  raisedAt!: string;

  @Field(() => String, { nullable: true, description: 'Answer of the provider. 答复' })
  answer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Login of who answered it or took it back; told to that organ itself. 处理人',
  })
  settledBy?: string | null;

  @Field(() => scalars.dateTime, {
    nullable: true,
    description: 'When it was answered or taken back. 处理时间',
  })
  settledAt?: string | null;
}

/** Which objections. */
@InputType('ObjectionWhere', {
  description: 'Which objections; all that is given must hold. 异议筛选',
})
export class ObjectionWhere {
  @Field(() => Boolean, { nullable: true, description: 'Not settled yet. 待处理' })
  open?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'To this record. 记录号' })
  record?: string | null;

  @Field(() => ID, { nullable: true, description: 'In this case. 案件编号' })
  case?: string | null;
}
