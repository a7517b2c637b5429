import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { lowerFirst } from '../entities/lowerFirst.ts';
import { pickUp } from './pickUp.ts';
import { AsOf } from './shape/AsOf.ts';
import type { Shape } from './shape/shapesOf.ts';

/** Where the field is not called after what it lists. */
interface Naming {
  readonly name?: string;
  readonly description?: string;
}

/**
 * A feed's records below a case or party. They were read with it, in one statement, so the
 * resolver only picks them up under the key of this use of the field.
 */
export function createNestedResolver(
  parent: abstract new () => object,
  shape: Shape,
  { name = lowerFirst(shape.plural), description = shape.description }: Naming = {},
): new () => object {
  const { where, order, connection } = shape;

  @Resolver(() => parent)
  class NestedResolver {
    @FieldResolver(() => connection, {
      name,
      nullable: true,
      description: `${description} At most 200 a page, usually 20.`,
    })
    records(
      @Root() row: object,
      @Info() info: GraphQLResolveInfo,
      @Arg('where', () => where, { nullable: true }) _where?: object,
      @Arg('orderBy', () => [order], { nullable: true }) _orderBy?: readonly string[],
      @Arg('first', () => Int, { nullable: true }) _first?: number,
      @Arg('after', () => String, { nullable: true }) _after?: string,
      @Arg('last', () => Int, { nullable: true }) _last?: number,
      @Arg('before', () => String, { nullable: true }) _before?: string,
      @AsOf(shape.kind) _asOf?: string,
    ): unknown {
      return pickUp(row, info);
    }
  }
  return NestedResolver;
}
