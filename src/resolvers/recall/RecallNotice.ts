import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { recallKinds } from '../../db/recalls/Recall.ts';
import { scalars } from '../../entities/kinds/scalars.ts';

const kinds = Object.fromEntries(Object.keys(recallKinds).map((name) => [name, name]));
registerEnumType(kinds, {
  name: 'RecallKind',
  description: 'What became of what you were shown. 更正通知类型',
  valuesConfig: Object.fromEntries(
    Object.entries(recallKinds).map(([name, description]) => [name, { description }]),
  ),
});

/** That an organ was shown what is wrong, or open no more (知悉内容变更通知). */
@ObjectType('Recall', {
  description:
    'Tells an organ that cells which it was shown have been corrected, withdrawn or marked higher: by ids and names of fields, never by value. 知悉内容变更通知',
})
export class RecallNotice {
  @Field(() => ID, { description: 'Id of the recall. 通知编号' })
  id!: string;

  @Field(() => kinds, { description: 'What happened. 类型' })
  kind!: string;

  @Field(() => String, { description: 'Name of the record’s type. 信息类别' })
  feed!: string;

  @Field(() => ID, { description: 'Id of the record. 记录号' })
  recordId!: string;

  @Field(() => Int, { description: 'The last version that is affected. 受影响版本' })
  version!: number;

  @Field(() => ID, { description: 'Id of the case. 案件编号' })
  caseId!: string;

  @Field(() => [String], { description: 'The affected fields that the organ was shown. 字段' })
  fields!: readonly string[];

  @Field(() => ID, { description: 'The organ that was shown them. 知悉单位' })
  organId!: string;

  @Field(() => ID, { description: 'The organ whose record it is. 录入单位' })
  ownerOrganId!: string;

  @Field(() => scalars.dateTime, {
    description: 'When the record was revised or marked. 变更时间',
  })
  orderedAt!: string;

  @Field(() => scalars.dateTime, {
    description: 'By when it is to be acknowledged: three working days. 确认期限',
  })
  dueAt!: string;

  @Field(() => Int, { description: 'How often it was chased. 催办次数' })
  chases!: number;

  @Field(() => scalars.dateTime, { nullable: true, description: 'When acknowledged. 确认时间' })
  acknowledgedAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who acknowledged it; told to the organ itself. 确认人',
  })
  acknowledgedBy?: string | null;
}

/** Which recalls. */
@InputType('RecallWhere', { description: 'Which recalls; all that is given must hold. 通知筛选' })
export class RecallWhere {
  @Field(() => Boolean, { nullable: true, description: 'Not acknowledged yet. 未确认' })
  outstanding?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Not acknowledged in time. 逾期未确认' })
  overdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this record. 记录号' })
  record?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this case. 案件编号' })
  case?: string | null;
}
