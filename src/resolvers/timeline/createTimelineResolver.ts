import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { agency } from '../../entities/kinds/agency.ts';
import { lowerFirst } from '../../entities/lowerFirst.ts';
import type { Registry } from '../../policy/Registry.ts';
import { type Milestone, milestoneCells, milestonesOf } from '../../policy/timeline.ts';
import type { Context } from '../Context.ts';
import { idOf } from '../idOf.ts';
import { fieldOf, readWithin } from '../readWithin.ts';

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

type Row = Readonly<Record<string, unknown>>;

/** The timeline of a case (办案时间线): the milestones of all agencies, as the reader may see them. */
export function createTimelineResolver(registry: Registry): new () => object {
  const question = questionOf(registry);

  @Resolver()
  class TimelineResolver {
    @Query(() => [MilestoneType], {
      nullable: true,
      description:
        'The steps of a case over all agencies, oldest first, as you may see them; null if there is no such case that you may see. 办案时间线',
    })
    async timeline(
      @Arg('case', () => ID, { description: 'Id of the case. 案件编号' }) theCase: string,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<readonly Milestone[] | null> {
      const variables = { id: idOf(theCase) };
      const found = await readWithin(context, info.schema, question, { variables, shape: '' });
      if (typeof found !== 'object' || found === null) return null;
      return registry.feeds
        .flatMap((feed) => {
          const rows = Reflect.get(Reflect.get(found, lowerFirst(feed.plural)), 'nodes');
          const seen: readonly Row[] = Array.isArray(rows) ? rows : [];
          return seen.flatMap((row) => milestonesOf(feed, row));
        })
        .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
    }
  }
  return TimelineResolver;
}

/** The one question of all timelines: of each feed the cells that its milestones are read from. */
function questionOf({ feeds }: Registry): FieldNode {
  const lists = feeds.map((feed) => {
    const cells = milestoneCells(feed).map((path) => path.replace(/\.(\w+)$/, ' { $1 }'));
    const party = feed.perSuspect ? 'party { id }' : '';
    const fields = [...new Set(['id', 'decidedAt', 'ownerOrganId', ...cells])].join(' ');
    return `${lowerFirst(feed.plural)}(first: 200) { nodes { ${fields} ${party} } }`;
  });
  return fieldOf(`{ timeline: case(id: $id) { ${lists.join('\n')} } }`);
}
