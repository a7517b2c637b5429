import { Field, ID, Int, ObjectType } from 'type-graphql';

/** One organ that was shown data of a person for one purpose (个人信息提供情况). */
@ObjectType('SubjectReportLine', {
  description: 'An organ that was shown data of the person, for one purpose. 个人信息提供情况',
})
export class SubjectReportLine {
  @Field(() => ID, { description: 'The organ. 单位' })
  organId!: string;

  @Field(() => String, { nullable: true, description: 'The purpose. 目的' })
  purpose!: string | null;

  @Field(() => [String], { description: 'Names of the fields. 字段' })
  fields!: readonly string[];

  @Field(() => Int, { description: 'How often. 次数' })
  times!: number;

  @Field(() => String, { description: 'The first time (RFC 3339, UTC). 首次' })
  firstAt!: string;

  @Field(() => String, { description: 'The last time. 末次' })
  lastAt!: string;
}
