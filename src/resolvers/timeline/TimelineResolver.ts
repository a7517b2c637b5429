import type { GraphQLResolveInfo } from 'graphql';
import { Field, FieldResolver, ID, Info, ObjectType, Resolver, Root } from 'type-graphql';
import { Case } from '../../entities/coordination/Case.ts';
import { agency } from '../../entities/kinds/agency.ts';
import { pickUp } from '../pickUp.ts';
import { AsOf } from '../shape/AsOf.ts';

/** One step of a case (办案节点). */
@ObjectType('Milestone', { description: 'One step of a case. 办案节点' })
class MilestoneType {
  @Field(() => String, {
    description: 'When (RFC 3339, UTC); of some acts the day alone counts. 时间',
  })
  at!: string;

  @Field(() => String, { description: 'What happened, as a stable code. 节点代码' })
  event!: string;

  @Field(() => String, { description: 'In words. 英文说明' })
  en!: string;

  @Field(() => String, { description: 'In Chinese. 说明' })
  zh!: string;

  @Field(() => String, { description: 'Feed of the record that tells it. 信息类别' })
  feed!: string;

  @Field(() => ID, { description: 'Id of that record. 记录号' })
  recordId!: string;

  @Field(() => agency().graphql() as never, { description: 'Agency that did it. 机关' })
  agency!: string;

  @Field(() => ID, { description: 'Organ that entered it. 录入单位' })
  organId!: string;

  @Field(() => ID, { nullable: true, description: 'The suspect whom it concerns, if one. 当事人' })
  partyId?: string;
}

/** The timeline of a case (办案时间线): the milestones of all agencies, as the reader may see them. */
@Resolver(() => Case)
export class TimelineResolver {
  @FieldResolver(() => [MilestoneType], {
    description:
      'The steps of the case over all agencies, oldest first, as you may see them; of each feed the 200 latest records. What is withheld from you is not in it, and is listed in extensions.withheld by feed and field. 办案时间线',
  })
  timeline(
    @Root() row: object,
    @Info() info: GraphQLResolveInfo,
    @AsOf('case') _asOf?: string,
  ): unknown {
    return pickUp(row, info);
  }
}
