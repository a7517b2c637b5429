import type { Variables } from '../db/projection/Argument.ts';
import { answerOf, bind, type Statement } from '../db/projection/Statement.ts';
import { runStatement } from '../db/runStatement.ts';
import type { Context } from './Context.ts';

/** Runs a compiled root field for the reader; what it says of its cells counts for the whole answer. */
export async function answerRoot(
  context: Context,
  statement: Statement,
  variables: Variables,
): Promise<string> {
  const { services, readerValues, pass, cursors } = context;
  const values = bind(statement, readerValues, variables, cursors);
  const rows = await runStatement(services.pool, pass, statement, values);
  const { json, withheld, portions, shown } = answerOf(statement, rows, variables, cursors);
  context.withheld.push(...withheld);
  context.portions.push(...portions);
  context.shown.push(...shown);
  return json;
}
