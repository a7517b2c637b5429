import type { GraphQLSchema } from 'graphql';

/** Whether a type is one of mandated records. */
export function isRecord(name: string, schema: GraphQLSchema): boolean {
  const type = schema.getType(name);
  return type !== undefined && 'getInterfaces' in type
    ? type.getInterfaces().some((one) => one.name === 'FeedRecord')
    : false;
}
