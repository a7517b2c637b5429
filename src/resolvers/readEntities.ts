import { type GraphQLResolveInfo, getNamedType, isCompositeType } from 'graphql';
import { valueIn } from '../db/projection/Argument.ts';
import { Compiler } from '../db/projection/Compiler.ts';
import { checkFilterValue } from '../db/projection/checkFilterValue.ts';
import { compileMany, type ManyStatement } from '../db/projection/compileMany.ts';
import type { Context } from './Context.ts';
import { Planner } from './Planner.ts';
import { JsonText, type PlannedInfo } from './read.ts';
import { readMany } from './readMany.ts';
import { selectionOf } from './selectionOf.ts';

const plans = new Planner<ManyStatement>();

/**
 * Answers a router's `_entities`: one statement for each type. Whoever asks may name any row, so
 * nothing of a representation is believed: its type and id say where to look, and the projection
 * what is there for this reader. What is not there for it is null, as what does not exist.
 */
export async function readEntities(
  context: Context,
  info: GraphQLResolveInfo | PlannedInfo,
  served: ReadonlySet<string>,
): Promise<JsonText> {
  const [node] = info.fieldNodes;
  const union = getNamedType(info.returnType);
  if (node === undefined || !isCompositeType(union)) throw new Error('Entities are composite');
  const { schema, fragments, variableValues: variables } = info;
  const part = { schema, fragments, variables };
  const shape = 'shape' in info ? info.shape : JSON.stringify(variables);
  const argument = selectionOf([node], union, part).args.get('representations');
  const asked: unknown = argument && valueIn(argument, variables);
  const named = (Array.isArray(asked) ? asked : []).map(keyOf);
  const texts = new Map<string, string>();
  await Promise.all(
    [...Map.groupBy(named, ({ type }) => type)].map(async ([type, keys]) => {
      if (!served.has(type)) return;
      const statement = plans.plan(node, `${context.view.profile}|${type}|${shape}`, () => {
        const selected = selectionOf(info.fieldNodes, union, part, type);
        // In an answer that is put together elsewhere a path begins with the type.
        const placed = { ...selected, key: type };
        return compileMany(type, placed, new Compiler(context.view, 'document'));
      });
      const ids = keys.map(({ id }) => String(checkFilterValue(id, statement.idType)));
      const found = await readMany(context, statement, [...new Set(ids)], variables);
      context.withheld.push(...found.withheld);
      context.portions.push(...found.portions);
      context.shown.push(...found.shown);
      for (const [id, text] of found.texts) texts.set(`${type} ${id}`, text);
    }),
  );
  const rows = named.map(({ type, id }) => texts.get(`${type} ${id}`) ?? 'null');
  return new JsonText(`[${rows.join(',')}]`);
}

interface Key {
  readonly type: string;
  readonly id: string;
}

function keyOf(representation: unknown): Key {
  const of = typeof representation === 'object' && representation !== null ? representation : {};
  const { __typename: type, id }: { __typename?: unknown; id?: unknown } = of;
  return { type: typeof type === 'string' ? type : '', id: typeof id === 'string' ? id : '' };
}
