import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLObjectType } from 'graphql';

/** The contract as it is published: what the proof asks comes from nothing else. */
export const sdl = buildSchema(
  readFileSync(join(process.cwd(), 'src/schema/sdl/hub.graphql'), 'utf8'),
);

export function rootOf(kind: 'query' | 'mutation'): GraphQLObjectType {
  const type = kind === 'query' ? sdl.getQueryType() : sdl.getMutationType();
  if (!type) throw new Error(`The contract has no ${kind}`);
  return type;
}
