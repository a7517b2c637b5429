import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../Context.ts';
import { type PlannedInfo, read } from '../read.ts';
import type { Shape } from '../shape/shapesOf.ts';

/** The root field `tasks` (待办): what the reader's organ has to do, and until when. */
export function createTaskResolver({ where, order, connection }: Shape): new () => object {
  @Resolver()
  class TaskResolver {
    @Query(() => connection, {
      description:
        'What your organ owes and has not done yet, by the time at which it falls due; `limit { acts article }` says by which mutation and rule. At most 1000 a page, usually 50. 待办事项',
    })
    tasks(
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo | PlannedInfo,
      @Arg('where', () => where, { nullable: true }) _where?: object,
      @Arg('orderBy', () => [order], { nullable: true }) _orderBy?: readonly string[],
      @Arg('first', () => Int, { nullable: true }) _first?: number,
      @Arg('after', () => String, { nullable: true }) _after?: string,
      @Arg('last', () => Int, { nullable: true }) _last?: number,
      @Arg('before', () => String, { nullable: true }) _before?: string,
    ): Promise<unknown> {
      return read(context, info);
    }
  }
  return TaskResolver;
}
