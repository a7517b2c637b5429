import { Field, ID, ObjectType } from 'type-graphql';

/** That a record exists which its provider keeps to named readers (存在性提示): no more than that. */
@ObjectType('RecordPointer', {
  description:
    'A record of the case that its provider keeps to named readers: its kind, its owner, and a handle to ask for it with requestAccess. 存在性提示',
})
export class RecordPointer {
  @Field(() => String, { description: 'Feed of the record, such as FilingDecision. 信息类别' })
  kind!: string;

  @Field(() => ID, { description: 'Id of the organ that entered it. 录入单位编号' })
  ownerOrganId!: string;

  @Field(() => String, { nullable: true, description: 'Name of that organ. 录入单位' })
  ownerName?: string;

  @Field(() => String, { nullable: true, description: 'Whom to call there. 联系方式' })
  contact?: string;

  @Field(() => ID, { description: 'Handle for requestAccess; tells nothing by itself. 申请凭据' })
  handle!: string;
}
