import { Compiler } from '../../db/projection/Compiler.ts';
import { pointerRows } from '../../db/projection/pointersSql.ts';
import { bind } from '../../db/projection/Statement.ts';
import { runStatement } from '../../db/runStatement.ts';
import type { Context } from '../Context.ts';

interface Pointer {
  readonly kind: string;
  readonly owner: string;
  readonly recordId: string;
}

/** The record behind a handle, if the reader sees its case and is told that the record exists. */
export async function findPointer(
  context: Context,
  caseId: string,
  handle: string,
): Promise<Pointer | undefined> {
  const { view, services, readerValues } = context;
  const compiler = new Compiler(view, 'resolver');
  const theCase = compiler.projection('Case');
  const id = compiler.params.argument({ kind: 'constant', value: caseId }, 'uuid');
  const wanted = compiler.params.argument({ kind: 'constant', value: handle }, 'text');
  const key = theCase.key('id');
  const rows = pointerRows(theCase.model.relations.values(), compiler, id);
  const sql = `SELECT p.kind, p.owner, p.id FROM (${rows}) p WHERE p.handle = ${wanted} AND EXISTS (SELECT 1 FROM ${theCase.sql()} WHERE ${key} = ${id})`;
  const { sources: params } = compiler.params;
  const values = bind({ params }, readerValues, {});
  const [row] = await runStatement(services.pool, context.pass, { sql }, values);
  const [kind, owner, recordId] = row ?? [];
  return kind && owner && recordId ? { kind, owner, recordId } : undefined;
}
