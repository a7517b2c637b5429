import {
  type ExecutionResult,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../../resolvers/Context.ts';

interface Whole {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** The root fields of a query that are read from no table: who asks, and the schema itself. */
export async function readUnplanned(
  schema: GraphQLSchema,
  { operation, fragments }: Whole,
  selections: readonly FieldNode[],
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: Context,
): Promise<ExecutionResult> {
  if (selections.length === 0) return {};
  const part: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const definitions = [part, ...Object.values(fragments)];
  const document = { kind: Kind.DOCUMENT, definitions } as const;
  return execute({ schema, document, variableValues, contextValue });
}
