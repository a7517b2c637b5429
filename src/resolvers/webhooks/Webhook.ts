import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

const states = {
  PENDING: 'PENDING',
  ACTIVE: 'ACTIVE',
  DISABLED: 'DISABLED',
  FAILED: 'FAILED',
} as const;
registerEnumType(states, {
  name: 'WebhookState',
  description: 'Whether changes are sent to an address. 推送状态',
  valuesConfig: {
    PENDING: { description: 'The address has not answered the challenge yet. 待验证' },
    ACTIVE: { description: 'Changes are sent. 推送中' },
    DISABLED: {
      description: 'Ended by its owner, by the address (410), or with the reader. 已停用',
    },
    FAILED: { description: 'The address did not answer for long; see failure. 已失败' },
  },
});

/** An address to which the hub sends what its registrant may see (推送地址). */
@ObjectType('Webhook', {
  description:
    'An address to which changes are sent, with the rights that its registrant has at that moment. 推送地址',
})
export class Webhook {
  @Field(() => ID, { description: 'Id of the webhook. 编号' })
  id!: string;

  @Field(() => String, { description: 'The address. 地址' })
  url!: string;

  @Field(() => String, { description: 'Its filter, as JSON. 筛选' })
  filter!: string;

  @Field(() => String, { description: 'Fields of the event beyond the usual ones. 附加字段' })
  select!: string;

  @Field(() => states, { description: 'Whether changes are sent. 状态' })
  state!: string;

  @Field(() => String, {
    description: 'All up to here was sent or is a dead letter; changesSince takes it. 游标',
  })
  cursor!: string;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed. 失败原因' })
  failure?: string | null;

  @Field(() => String, { nullable: true, description: 'When an event was last taken. 最近送达' })
  deliveredAt?: string | null;

  @Field(() => Number, { description: 'Events that the address did not take. 死信数' })
  deadLetters!: number;
}

/** A webhook with its secret, which is shown once (密钥). */
@ObjectType('WebhookSecret', {
  description: 'A webhook and its new secret, which is not shown again. 推送密钥',
})
export class WebhookSecret {
  @Field(() => Webhook, { description: 'The webhook. 推送地址' })
  webhook!: Webhook;

  @Field(() => String, {
    description: 'Key of the signatures (Standard Webhooks, whsec_ and base64). 密钥',
  })
  secret!: string;
}

/** An event that an address did not take (死信). */
@ObjectType('DeadLetter', { description: 'An event that the address did not take. 死信' })
export class DeadLetter {
  @Field(() => ID, { description: 'Id of the event. 事件号' })
  eventId!: string;

  @Field(() => String, { description: 'Why the last attempt failed. 失败原因' })
  failure!: string;

  @Field(() => String, { description: 'When it was given up. 放弃时间' })
  failedAt!: string;

  @Field(() => Boolean, { description: 'Whether it is about to be sent again. 是否重发' })
  again!: boolean;
}
