import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';
import type { Variables } from '../db/projection/Argument.ts';

/** Tells the shape of an operation's variables: requests of one shape share their plans. */
export type ShapeOf = (variables: Variables) => string;

/**
 * Values that change the statement (orders, flags, page sizes) count as they are; of others only which are
 * there, for a filter that is present makes another statement than one that is absent.
 */
export function variableShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ShapeOf {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return () => '';
  const sizes = pageSizes(document);
  const parts = definitions.flatMap((definition) => {
    const { value: name } = definition.variable.name;
    const type = getNamedType(typeFromAST(schema, definition.type as never));
    // A router names rows by `_Any`: which and how many changes no statement.
    if (type?.name === '_Any') return [];
    const counts = isEnumType(type) || type?.name === 'Boolean' || sizes.has(name);
    return [{ name, counts }];
  });
  return (variables) =>
    parts
      .map(({ name, counts }) =>
        counts ? `${JSON.stringify(variables[name])}` : structureOf(variables[name]),
      )
      .join(';');
}

/** The variables that say how long a page is: the size is part of the statement. */
function pageSizes(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    [Kind.ARGUMENT]: ({ name, value }) => {
      const sizes = name.value === 'first' || name.value === 'last';
      if (sizes && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

/** Which parts a value has, and not what they hold: values go into a plan as parameters. */
export function structureOf(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return '-';
  if (Array.isArray(value)) {
    const objects = value.some((item) => typeof item === 'object' && item !== null);
    return objects ? `[${value.map(structureOf).join(',')}]` : '*';
  }
  if (typeof value !== 'object') return '.';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}:${structureOf(inner)}`)
    .join(',')}}`;
}
