import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  parse,
} from 'graphql';
import { Compiler } from '../db/projection/Compiler.ts';
import { answerRoot } from './answerRoot.ts';
import type { Context } from './Context.ts';
import { selectionOf } from './selectionOf.ts';

/** The one root field of a document of the hub's own. */
export function fieldOf(text: string): FieldNode {
  const [definition] = parse(text, { noLocation: true }).definitions;
  const field =
    definition?.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections[0]
      : undefined;
  if (field?.kind !== Kind.FIELD) throw new Error('The document has one root field');
  return field;
}

/**
 * What the reader would be told if it asked itself: for answers that are worked out from several
 * records. What it reads counts as withheld, marked and shown as in any answer. `shape` names all
 * of the variables that the plan depends on beyond their values.
 */
export async function readWithin(
  context: Context,
  schema: GraphQLSchema,
  node: FieldNode,
  {
    variables,
    shape,
  }: { readonly variables: Readonly<Record<string, unknown>>; readonly shape: string },
): Promise<unknown> {
  const { services, view } = context;
  const root = services.roots.get(node.name.value);
  const type = getNamedType(schema.getQueryType()?.getFields()[node.name.value]?.type);
  if (root === undefined || !isCompositeType(type)) throw new Error('No such root');
  const statement = services.planner.plan(node, `${view.profile}|${shape}`, () => {
    const part = { schema, fragments: {}, variables };
    return root.compile(selectionOf([node], type, part), new Compiler(view, 'document'));
  });
  return JSON.parse(await answerRoot(context, statement, variables));
}
