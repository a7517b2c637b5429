import { Field, Float, Int, ObjectType } from 'type-graphql';

/** One group of a statistic (统计分组). */
@ObjectType('StatisticsRow', { description: 'One group of a statistic. 统计分组' })
class StatisticsRow {
  @Field(() => [String], {
    nullable: 'items',
    description: 'Its keys in the order of groupBy; null: empty or withheld. 分组值',
  })
  keys!: readonly (string | null)[];

  @Field(() => Int, { description: 'Records in the group, or those that show the measured field.' })
  count!: number;

  @Field(() => Float, { nullable: true, description: 'Sum of the measured field. 合计' })
  sum!: number | null;
}

/** What a statistic tells (统计结果). */
@ObjectType('Statistics', { description: 'What a statistic tells. 统计结果' })
export class StatisticType {
  @Field(() => [StatisticsRow], { description: 'Groups large enough to be told. 分组结果' })
  groups!: readonly StatisticsRow[];

  @Field(() => StatisticsRow, {
    nullable: true,
    description: 'All other groups together; null: there are none, or too few to be told. 其余合并',
  })
  remainder!: StatisticsRow | undefined;

  @Field(() => Int, {
    description: 'The least size of a group that you are told; 1: exact. 最小分组',
  })
  least!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'When you were told the same before, if it has changed by so few since that it stands; null: as of now. 统计时间',
  })
  asOf!: string | undefined;
}
