import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('DisclosedRow', { description: 'What was shown of one record. 知悉内容' })
export class DisclosedRow {
  @Field(() => String, { description: 'Feed, Case, Party, Clock or Change. 信息类别' })
  feed!: string;

  @Field(() => ID, { description: 'Id of the record. 记录编号' })
  recordId!: string;

  @Field(() => Int, { nullable: true, description: 'Its version, if it has versions. 版本' })
  version!: number | null;

  @Field(() => ID, { description: 'Id of the case. 案件编号' })
  caseId!: string;

  @Field(() => [String], {
    description: 'Names of the fields that were shown; `~` behind one shown in part. 字段',
  })
  fields!: readonly string[];
}

@ObjectType('DisclosedTo', { description: 'Who was shown it. 知悉人' })
export class DisclosedTo {
  @Field(() => ID, { description: 'Organ of the reader. 单位' })
  organId!: string;

  @Field(() => String, { nullable: true, description: 'Login; told to auditors. 用户' })
  reader!: string | null;

  @Field(() => String, { nullable: true, description: 'Stated purpose. 知悉目的' })
  purpose!: string | null;

  @Field(() => Boolean, { description: 'Whether the hub took the purpose to be meant. 推定' })
  presumed!: boolean;

  @Field(() => String, { nullable: true, description: 'Address; told to auditors. 来源地址' })
  client!: string | null;

  @Field(() => String, { description: 'HTTP, WEBSOCKET, SSE, WEBHOOK or INTERNAL. 通道' })
  transport!: string;
}

/** One entry of the log of disclosures, as its reader may have it (知悉记录). */
@ObjectType('DisclosureEntry', { description: 'That somebody was shown something. 知悉记录' })
export class Disclosure {
  @Field(() => Int, { description: 'Place in the log. 序号' })
  index!: number;

  @Field(() => String, {
    description: 'DISCLOSURE, or ONWARD where it was handed on outside the platform. 类型',
  })
  kind!: string;

  @Field(() => String, { description: 'When (RFC 3339, UTC). 时间' })
  time!: string;

  @Field(() => [DisclosedTo], { description: 'Who was shown it. 知悉人' })
  to!: readonly DisclosedTo[];

  @Field(() => String, { nullable: true, description: 'Name of the operation. 操作名称' })
  operation!: string | null;

  @Field(() => String, { nullable: true, description: 'Level of the answer. 标注级别' })
  level!: string | null;

  @Field(() => String, { nullable: true, description: 'To whom it was handed on. 再提供对象' })
  recipient!: string | null;

  @Field(() => [DisclosedRow], { description: 'What was shown. 知悉内容' })
  shown!: readonly DisclosedRow[];
}

@ObjectType('DisclosurePage', { description: 'A page of the log, newest first. 知悉记录页' })
export class DisclosurePage {
  @Field(() => [Disclosure], { description: 'The entries. 记录' })
  nodes!: readonly Disclosure[];

  @Field(() => Int, {
    nullable: true,
    description: 'Go on before this index, if there is more. 续页',
  })
  next!: number | null;
}

@InputType('DisclosureWhere', { description: 'Which entries; all that is given must hold. 筛选' })
export class DisclosureWhere {
  @Field(() => ID, { nullable: true, description: 'That show this record. 记录编号' })
  record?: string;

  @Field(() => ID, { nullable: true, description: 'That show something of this case. 案件编号' })
  case?: string;

  @Field(() => String, { nullable: true, description: 'Of this reader. 用户' })
  reader?: string;

  @Field(() => ID, { nullable: true, description: 'Of readers of this organ. 单位' })
  organ?: string;

  @Field(() => String, { nullable: true, description: 'From this time on (RFC 3339). 起' })
  from?: string;

  @Field(() => String, { nullable: true, description: 'Before this time. 止' })
  to?: string;
}
