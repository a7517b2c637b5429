import type { Compiler } from './Compiler.ts';
import type { Model } from './Model.ts';
import type { Statement } from './Statement.ts';

/**
 * Which of these versions of records (variables `#ids`, `#versions`) the reader could see while
 * they stood. Tells whom a correction, a withdrawal or a marking takes something away from.
 */
export function compileHeld(model: Model, compiler: Compiler): Pick<Statement, 'sql' | 'params'> {
  const projection = compiler.projection(model, { part: 'versions' });
  const variable = (name: string, sql: 'uuid[]' | 'integer[]') =>
    compiler.params.argument({ kind: 'variable', path: [name], value: [] }, sql);
  const row = projection.rowAlias;
  projection.where(`(${row}.id, ${row}.version) IN (SELECT * FROM unnest(
    ${variable('#ids', 'uuid[]')}, ${variable('#versions', 'integer[]')}))`);
  const id = projection.key('id');
  return { sql: `SELECT ${id} FROM ${projection.sql()}`, params: compiler.params.sources };
}
