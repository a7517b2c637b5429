import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { signalKinds } from '../../policy/signals/signalsOf.ts';

export const kinds = Object.fromEntries(Object.keys(signalKinds).map((name) => [name, name]));
registerEnumType(kinds, {
  name: 'SignalKind',
  description: 'What a signal says. 预警类别',
  valuesConfig: Object.fromEntries(
    Object.entries(signalKinds).map(([name, description]) => [name, { description }]),
  ),
});

export const answers = { TRANSFER: 'TRANSFER', NOT_CRIME: 'NOT_CRIME' } as const;
registerEnumType(answers, {
  name: 'SignalAnswerKind',
  description: 'What an officer makes of a signal. 处理意见',
  valuesConfig: {
    TRANSFER: { description: 'It is acted upon. 应当移送、已处理' },
    NOT_CRIME: { description: 'A false alarm, for this reason. 不构成犯罪、误报' },
  },
});

/** What an officer made of a signal (预警反馈). */
@ObjectType('SignalAnswer', { description: 'What an officer made of a signal. 预警反馈' })
class SignalAnswerType {
  @Field(() => answers, { description: 'Answer. 处理意见' })
  answer!: string;

  @Field(() => String, { description: 'Why. 理由' })
  reason!: string;

  @Field(() => ID, { description: 'Organ that answered. 反馈单位' })
  organId!: string;

  @Field(() => String, { description: 'When (RFC 3339, UTC). 反馈时间' })
  answeredAt!: string;
}

/** One signal (预警线索): rule, evidence, article, age. */
@ObjectType('Signal', { description: 'A signal, explained by what you may see. 预警线索' })
export class SignalType {
  @Field(() => ID, { description: 'Id: the same as long as the reason is the same. 编号' })
  id!: string;

  @Field(() => kinds, { description: 'What it says. 类别' })
  kind!: string;

  @Field(() => String, {
    description:
      'Rule: R1-1 to R3-4 of the criminal interpretation, A1–A4, W1–W2, or a TL rule. 规则',
  })
  rule!: string;

  @Field(() => String, { description: 'Article. 依据' })
  article!: string;

  @Field(() => ID, { description: 'Id of the case. 案件编号' })
  caseId!: string;

  @Field(() => String, { description: 'Hub case number. 平台统一案件号' })
  hubCaseNo!: string;

  @Field(() => String, { description: 'Feed of the record that it rests on. 信息类别' })
  feed!: string;

  @Field(() => ID, { description: 'Id of that record. 记录号' })
  recordId!: string;

  @Field(() => [String], { description: 'Its fields that the rule looked at. 依据字段' })
  fields!: readonly string[];

  @Field(() => String, { description: 'Since when. 起始时间' })
  since!: string;

  @Field(() => Int, { description: 'Days since then. 已持续天数' })
  ageDays!: number;

  @Field(() => String, { description: 'In words. 英文说明' })
  en!: string;

  @Field(() => String, { description: 'In Chinese. 说明' })
  zh!: string;

  @Field(() => SignalAnswerType, { nullable: true, description: 'The latest answer. 反馈' })
  answer?: SignalAnswerType;
}

@ObjectType('SignalPage', { description: 'The signals of a page of cases. 预警线索页' })
export class SignalPageType {
  @Field(() => [SignalType], { description: 'The signals. 预警线索' })
  signals!: readonly SignalType[];

  @Field(() => String, { nullable: true, description: 'Where the next page goes on. 游标' })
  cursor?: string | null;

  @Field(() => Boolean, { description: 'Whether there are more cases. 是否还有' })
  hasMore!: boolean;
}
