import type { Variables } from '../db/projection/Argument.ts';
import type { ManyStatement } from '../db/projection/compileMany.ts';
import { bind, type Told } from '../db/projection/Statement.ts';
import { runStatement } from '../db/runStatement.ts';
import type { Context } from './Context.ts';

/** Reads rows by their ids in one statement; those that the reader may not see are absent. */
export async function readMany(
  { services, readerValues, cursors, pass }: Context,
  statement: ManyStatement,
  ids: readonly string[],
  variables: Variables,
): Promise<Told & { readonly texts: ReadonlyMap<string, string> }> {
  const given = { ...variables, '#ids': ids };
  const values = bind(statement, readerValues, given, cursors);
  const rows = await runStatement(services.pool, pass, statement, values);
  const { texts, ...told } = statement.many(rows);
  const sealed = [...texts].map(([id, text]): [string, string] => [
    id,
    cursors.seal(text, statement.scopes, given),
  ]);
  return { texts: new Map(sealed), ...told };
}
