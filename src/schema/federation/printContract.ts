import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** A schema as it is published: sorted, so that the order of the code does not show. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
