import DataLoader from 'dataloader';
import { type GraphQLResolveInfo, getNamedType, isCompositeType } from 'graphql';
import { Compiler } from '../db/projection/Compiler.ts';
import { compileMany } from '../db/projection/compileMany.ts';
import { answerMarking } from '../policy/answerMarking.ts';
import type { Context } from './Context.ts';
import { checkCeiling } from './checkCeiling.ts';
import { disclose } from './disclose.ts';
import { readMany } from './readMany.ts';
import { selectionOf } from './selectionOf.ts';

/**
 * Reads a record again through the projection, for what could not be planned: the records of a
 * batch of receipts become one statement. Null if the reader may not see the record.
 */
export function reread(context: Context, id: string, info: GraphQLResolveInfo): Promise<unknown> {
  const key = info.fieldNodes.map((node) => node.loc?.start ?? 0).join();
  const known = context.loaders.get(key);
  const loader = known ?? new DataLoader<string, unknown>((ids) => load(context, ids, info));
  context.loaders.set(key, loader);
  return loader.load(id);
}

async function load(
  context: Context,
  ids: readonly string[],
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const { view } = context;
  const type = getNamedType(info.returnType);
  if (!isCompositeType(type)) throw new Error('Only objects are read again');
  const { schema, fragments, variableValues: variables } = info;
  const part = { schema, fragments, variables, byName: true };
  const selected = selectionOf(info.fieldNodes, type, part);
  const statement = compileMany(type.name, selected, new Compiler(view, 'resolver'));
  const answer = await readMany(context, statement, ids, variables);
  // What was stored stays stored: only the record is kept from the answer, not its receipt.
  const marking = answerMarking(answer.portions);
  checkCeiling(marking, context);
  await disclose(context, { marking, shown: answer.shown, operation: context.operation });
  context.withheld.push(...answer.withheld);
  context.portions.push(...answer.portions);
  return ids.map((id): unknown => JSON.parse(answer.texts.get(id) ?? 'null'));
}
