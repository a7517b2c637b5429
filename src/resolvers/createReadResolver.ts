import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { lowerFirst } from '../entities/lowerFirst.ts';
import type { Context } from './Context.ts';
import { type PlannedInfo, read } from './read.ts';
import { AsOf } from './shape/AsOf.ts';
import type { Shape } from './shape/shapesOf.ts';

/** The two ways to read a table: one row by its id, and a page of rows. */
export function createReadResolver(shape: Shape): new () => object {
  const { name, plural, of, where, order, connection, description } = shape;

  @Resolver()
  class ReadResolver {
    @Query(() => of, {
      name: lowerFirst(name),
      nullable: true,
      description: `${description} One by its id; null if there is none that you may see.`,
    })
    one(
      @Arg('id', () => ID) _id: string,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo | PlannedInfo,
      @AsOf(shape.kind) _asOf?: string,
    ): Promise<unknown> {
      return read(context, info);
    }

    @Query(() => connection, {
      name: lowerFirst(plural),
      description: `${description} Those that you may see, page by page: at most 1000, usually 50.`,
    })
    list(
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo | PlannedInfo,
      @Arg('where', () => where, { nullable: true }) _where?: object,
      @Arg('orderBy', () => [order], { nullable: true }) _orderBy?: readonly string[],
      @Arg('first', () => Int, { nullable: true }) _first?: number,
      @Arg('after', () => String, { nullable: true }) _after?: string,
      @Arg('last', () => Int, { nullable: true }) _last?: number,
      @Arg('before', () => String, { nullable: true }) _before?: string,
      @AsOf(shape.kind) _asOf?: string,
    ): Promise<unknown> {
      return read(context, info);
    }
  }
  return ReadResolver;
}
