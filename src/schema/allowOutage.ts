import {
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Registry } from '../policy/Registry.ts';
import { acrossAgencies } from './federation/ownersOf.ts';

/**
 * Makes nullable what another hub may owe where agencies run apart: the roots of queries, and the
 * clocks of a record. GraphQL would drop all of an answer for one of them (docs/decisions/0072).
 */
export function allowOutage(schema: GraphQLSchema, { feeds }: Registry): GraphQLSchema {
  for (const root of fieldsOf(schema, 'Query')) loosen(root);
  for (const type of ['FeedRecord', ...feeds.map(({ name }) => name)]) {
    for (const field of fieldsOf(schema, type)) if (acrossAgencies.has(field.name)) loosen(field);
  }
  return schema;
}

function fieldsOf(schema: GraphQLSchema, name: string): readonly GraphQLField<unknown, unknown>[] {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

function loosen(field: GraphQLField<unknown, unknown>): void {
  if (isNonNullType(field.type)) field.type = field.type.ofType;
}
