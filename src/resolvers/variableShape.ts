import {
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Variables } from '../db/projection/Argument.ts';

/** Tells the shape of an operation's variables: requests of one shape share their plans. */
export type ShapeOf = (variables: Variables) => string;

/**
 * Values that change the statement (orders, flags) count as they are; of others only which are
 * there, for a filter that is present makes another statement than one that is absent.
 */
export function variableShape(schema: GraphQLSchema, operation: OperationDefinitionNode): ShapeOf {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return () => '';
  const parts = definitions.map((definition) => {
    const { value: name } = definition.variable.name;
    const type = getNamedType(typeFromAST(schema, definition.type as never));
    const counts = isEnumType(type) || type?.name === 'Boolean';
    return { name, counts };
  });
  return (variables) =>
    parts
      .map(({ name, counts }) =>
        counts ? JSON.stringify(variables[name] ?? null) : structure(variables[name]),
      )
      .join(';');
}

function structure(value: unknown): string {
  if (value === undefined || value === null) return '-';
  if (Array.isArray(value)) {
    const objects = value.some((item) => typeof item === 'object' && item !== null);
    return objects ? `[${value.map(structure).join(',')}]` : '*';
  }
  if (typeof value !== 'object') return '.';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}:${structure(inner)}`)
    .join(',')}}`;
}
