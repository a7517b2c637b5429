import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import type { Agency } from '../../codes/agencies.ts';
import type { OwnerOf } from './ownersOf.ts';

/**
 * The part of the hub's schema that one agency serves, with the same resolvers: what others own is
 * left out, and then all types that nothing leads to any more.
 */
export function carve(schema: GraphQLSchema, agency: Agency, ownerOf: OwnerOf): GraphQLSchema {
  const owners = ['each', agency, ...(agency === 'coordination' ? [] : ['publishers'])];
  const served = (type: string, field: string) => owners.includes(ownerOf(type, field));
  const carved = mapSchema(schema, {
    [MapperKind.COMPOSITE_FIELD]: (_, field, type) => (served(type, field) ? undefined : null),
  });
  // Records are told of through the interface elsewhere, so each agency says what it holds.
  return pruneSchema(carved, { skipPruning: ({ name }) => name === 'FeedRecord' });
}
