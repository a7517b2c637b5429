import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { accessPurposes } from '../../policy/accessTerms.ts';

const states = { PENDING: 'PENDING', GRANTED: 'GRANTED', REFUSED: 'REFUSED' } as const;
registerEnumType(states, {
  name: 'AccessState',
  description: 'What became of a request for access. 申请状态',
  valuesConfig: {
    PENDING: { description: 'The owner has not decided. 待决定' },
    GRANTED: { description: 'Granted until a day; ends with the case at the latest. 同意' },
    REFUSED: { description: 'Refused, with a reason. 不同意' },
  },
});

export const purposes = Object.fromEntries(Object.keys(accessPurposes).map((name) => [name, name]));
registerEnumType(purposes, {
  name: 'AccessPurpose',
  description: 'What a record is asked for. 查阅目的',
  valuesConfig: Object.fromEntries(
    Object.entries(accessPurposes).map(([name, description]) => [name, { description }]),
  ),
});

/** A request of one organ to read what another keeps to named readers (查阅申请). */
@ObjectType('AccessRequest', {
  description: 'A request to read a record that its owner keeps to named readers. 查阅申请',
})
export class AccessRequest {
  @Field(() => ID, { description: 'Id of the request. 申请编号' })
  id!: string;

  @Field(() => states, { description: 'What became of it. 状态' })
  state!: string;

  @Field(() => purposes, { description: 'For what. 目的' })
  purpose!: string;

  @Field(() => String, { description: 'Why. 理由' })
  reason!: string;

  @Field(() => ID, { description: 'Organ that asks. 申请单位' })
  organId!: string;

  @Field(() => String, { description: 'Login of who asked. 申请人' })
  requestedBy!: string;

  @Field(() => String, { description: 'When (RFC 3339). 申请时间' })
  requestedAt!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Kind of what is asked for; told to the owner, and to the asker once granted. 类别',
  })
  kind?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its id, told likewise. 编号' })
  subjectId?: string | null;

  @Field(() => String, { nullable: true, description: 'Until when it is granted. 期限' })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Answer of the owner. 答复' })
  answer?: string | null;

  @Field(() => String, { nullable: true, description: 'Login of who decided. 决定人' })
  decidedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'When (RFC 3339). 决定时间' })
  decidedAt?: string | null;
}
