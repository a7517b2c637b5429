import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

const severities = { reject: 'reject', warn: 'warn' } as const;
registerEnumType(severities, {
  name: 'Severity',
  description: 'Whether the finding stops the row.',
  valuesConfig: { reject: { description: 'Not stored.' }, warn: { description: 'Stored.' } },
});

/** What is wrong, or doubtful, about one field of an entered record (录入问题). */
@ObjectType('Problem', { description: 'What is wrong or doubtful about a field. 录入问题' })
export class ProblemType {
  @Field(() => severities, { description: 'Whether it stops the row. 级别' })
  severity!: string;

  @Field(() => String, { description: 'Stable code. 代码' })
  code!: string;

  @Field(() => String, { description: 'Path of the field. 字段' })
  field!: string;

  @Field(() => String, { description: 'What is wrong. 说明（英文）' })
  message!: string;

  @Field(() => String, { description: 'What is wrong, in Chinese. 说明' })
  messageZh!: string;

  @Field(() => String, { description: 'How to mend it. 处理办法（英文）' })
  remedy!: string;

  @Field(() => String, { description: 'How to mend it, in Chinese. 处理办法' })
  remedyZh!: string;
}

/** What every receipt says. */
export const receiptFields = [
  ['recordId', () => String, 'Id of the record. 记录号'],
  ['caseId', () => String, 'Id of its case. 案件编号'],
  ['hubCaseNo', () => String, 'Hub case number. 平台统一案件号'],
  ['version', () => Int, 'Version of the record. 版本'],
  ['enteredAt', () => String, 'When it was stored (RFC 3339, UTC). 录入时间'],
  ['lateDays', () => Int, 'Days after the limit of entry. 超期天数'],
  ['orphan', () => Boolean, 'Whether its legal predecessor is still missing. 孤立记录'],
  ['replayed', () => Boolean, 'Whether it had been stored by an earlier call. 重复提交'],
  ['warnings', () => [ProblemType], 'What is doubtful. 提示'],
] as const;
