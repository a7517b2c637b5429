import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Query, Resolver } from 'type-graphql';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import type { Shape } from '../shape/shapesOf.ts';
import { askStatistic, type Statistic } from './askStatistic.ts';
import { StatisticType } from './StatisticType.ts';
import { groupsOf, measuresOf } from './statisticsEnums.ts';

/** How many groupings one statistic crosses. */
const mostGroups = 3;

/** The root field `statistics` (统计): counts and sums over what the reader may see. */
export function createStatisticsResolver(shapes: readonly Shape[]): new () => object {
  const { names, measures } = measuresOf(shapes);
  const groups = groupsOf(shapes);
  const filters = new Map(shapes.map(({ name, where }) => [name, where]));
  const where = class {};
  InputType('StatisticsWhere', { description: 'The filter of the measured table. 统计条件' })(
    where,
  );
  for (const { model, list, cell } of measures.values()) {
    const filter = filters.get(model);
    if (cell !== undefined || filter === undefined) continue;
    const description = `For measures of ${list}.`;
    Field(() => filter, { nullable: true, description })(where.prototype, list);
  }

  @Resolver()
  class StatisticsResolver {
    @Query(() => StatisticType, {
      description:
        'Counts what you may see; a withheld field counts as empty. Agencies that handle cases are told exact counts; all others groups of a least size, the smaller ones together, and no question that with earlier ones singles out fewer (STATISTICS_TOO_NARROW). 统计',
    })
    statistics(
      @Arg('measure', () => names) measure: string,
      @Arg('groupBy', () => [groups], { defaultValue: [] }) groupBy: readonly string[],
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
      @Arg('where', () => where, { nullable: true }) given?: Readonly<Record<string, unknown>>,
    ): Promise<Statistic> {
      const measured = measures.get(measure);
      if (measured === undefined) throw new HubError('BAD_FILTER', { what: 'measure' });
      if (groupBy.length > mostGroups) {
        throw new HubError('QUERY_TOO_LARGE', { what: 'groupBy', limit: mostGroups });
      }
      const { [measured.list]: filter = null, ...others } = plain(given ?? {});
      if (Object.keys(others).length > 0) throw new HubError('BAD_FILTER', { what: 'where' });
      const { registry } = context.services;
      const asked = { cell: measured.cell ?? null, groupBy: [...new Set(groupBy)], where: filter };
      return askStatistic(
        context,
        registry.model(measured.model),
        asked,
        `${info.path.key}.groups`,
      );
    }
  }
  return StatisticsResolver;
}

/** As the ledger keeps it: dates as text, nothing undefined. */
function plain(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(given));
}
