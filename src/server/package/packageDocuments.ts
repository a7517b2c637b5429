import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { lowerFirst } from '../../entities/lowerFirst.ts';
import type { Registry } from '../../policy/Registry.ts';

/** Feeds of one operation: a bound on the size of its statement. */
const feedsAtOnce = 8;
const rowsOfFeed = 200;
/** The spine is told once; a record does not repeat it. */
const spine = new Set(['Case', 'Party', 'Clock', 'Organ', 'TimeLimit']);

/** The operations that read all that a reader may see of a case as of a time, versions as well. */
export function packageDocuments(schema: GraphQLSchema, registry: Registry): readonly string[] {
  const select = (name: string) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${name}`);
    return fieldsOf(type, registry);
  };
  const lists = registry.feeds.map(({ name, plural }) => {
    const fields = select(name);
    return `${lowerFirst(plural)}(first: ${rowsOfFeed}) { nodes { ${fields} history { ${fields} } } }`;
  });
  const spines = `${select('Case')} parties { ${select('Party')} }
    clocks(first: ${rowsOfFeed}) { nodes { ${select('Clock')} } }`;
  const parts = [spines, ...chunksOf(lists).map((chunk) => `id ${chunk.join(' ')}`)];
  return parts.map(
    (part) => `query CasePackage($id: ID!, $asOf: DateTime!) {
      case(id: $id, asOf: $asOf) { ${part} } }`,
  );
}

/** The leaves of a type and of the structures in it, without what leads elsewhere. */
function fieldsOf(type: GraphQLObjectType, registry: Registry): string {
  const elsewhere = (name: string) =>
    spine.has(name) || name.endsWith('Connection') || registry.models.has(name);
  return Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [field.name];
      if (!isObjectType(named) || elsewhere(named.name)) return [];
      return [`${field.name} { ${fieldsOf(named, registry)} }`];
    })
    .join(' ');
}

function chunksOf(lists: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(lists.length / feedsAtOnce);
  return Array.from({ length: count }, (_, at) =>
    lists.slice(at * feedsAtOnce, (at + 1) * feedsAtOnce),
  );
}
