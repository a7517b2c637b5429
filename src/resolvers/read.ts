import { type FieldNode, type GraphQLResolveInfo, getNamedType, isCompositeType } from 'graphql';
import { type Variables, valueIn } from '../db/projection/Argument.ts';
import { Compiler, type Keys } from '../db/projection/Compiler.ts';
import { answerRoot } from './answerRoot.ts';
import type { Context } from './Context.ts';
import { selectionOf } from './selectionOf.ts';

/** JSON text that is an answer already; the server sends it as it is. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A root field of an operation that the hub plans as a whole, in place of GraphQL's own info. */
export interface PlannedInfo
  extends Pick<
    GraphQLResolveInfo,
    'fieldName' | 'fieldNodes' | 'returnType' | 'schema' | 'fragments' | 'variableValues'
  > {
  /** The shape of the variables: the plan holds for all requests that share it. */
  readonly shape: string;
}

/** Answers a root field by one statement against the projection (design.md 4.3). */
export async function read(
  context: Context,
  info: GraphQLResolveInfo | PlannedInfo,
): Promise<unknown> {
  const planned = 'shape' in info;
  const keys: Keys = planned ? 'document' : 'resolver';
  const { services, view } = context;
  const root = services.roots.get(info.fieldName);
  const [node] = info.fieldNodes;
  const type = getNamedType(info.returnType);
  if (root === undefined || node === undefined || !isCompositeType(type)) {
    throw new Error(`No root reads ${info.fieldName}`);
  }
  const variables: Variables = info.variableValues;
  const concrete = root.concrete?.(argumentValues(node, info, variables));
  const shape = planned ? info.shape : JSON.stringify(variables);
  const key = `${view.profile}|${keys}|${concrete ?? ''}|${shape}`;
  const statement = services.planner.plan(node, key, () => {
    const part = { schema: info.schema, fragments: info.fragments, variables };
    const selection = selectionOf(info.fieldNodes, type, part, concrete);
    return root.compile(selection, new Compiler(view, keys));
  });
  const json = await answerRoot(context, statement, variables);
  return planned ? new JsonText(json) : JSON.parse(json);
}

function argumentValues(
  node: FieldNode,
  info: Pick<GraphQLResolveInfo, 'schema' | 'fragments'>,
  variables: Variables,
): ReadonlyMap<string, unknown> {
  const type = info.schema.getQueryType();
  if (!type) return new Map();
  const { selectionSet: _, ...bare } = node;
  const part = { schema: info.schema, fragments: info.fragments, variables };
  const { args } = selectionOf([bare], type, part);
  return new Map([...args].map(([name, argument]) => [name, valueIn(argument, variables)]));
}
