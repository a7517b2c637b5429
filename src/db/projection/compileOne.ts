import { asOfIn } from './asOfIn.ts';
import type { Compiler } from './Compiler.ts';
import { compileObject } from './compileObject.ts';
import type { Projection } from './Projection.ts';
import { readReports } from './readReports.ts';
import { rowWriter } from './rowWriter.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';

/** A root field of at most one row: `restrict` says which. A row the reader may not see is null. */
export function compileOne(
  model: string,
  restrict: (projection: Projection) => string,
  selected: Selection,
  compiler: Compiler,
): Statement {
  const projection = compiler.projection(model, { asOf: asOfIn(selected) });
  const condition = restrict(projection);
  const object = compileObject(projection, selected.fields, selected.key, compiler);
  const { outputs, masks } = object;
  const columns = [...outputs.map((output) => output.sql), ...masks.map((mask) => mask.sql)];
  const sql = `SELECT ${columns.join(', ') || '1'} FROM ${projection.sql({ where: condition, limit: 2 })}${object.joins}`;
  const write = rowWriter(outputs);
  return {
    sql,
    params: compiler.params.sources,
    scopes: compiler.scopes,
    answer: (rows) => {
      const [row] = rows;
      if (row === undefined) return { json: 'null', withheld: [], portions: [], shown: [] };
      const readers = masks.map((mask) => mask.read);
      return { json: write(row, 0), ...readReports(readers, rows, outputs.length) };
    },
  };
}
