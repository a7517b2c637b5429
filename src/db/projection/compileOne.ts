import { asOfIn } from './asOfIn.ts';
import type { Compiler } from './Compiler.ts';
import { compileObject } from './compileObject.ts';
import { Level } from './Level.ts';
import { levelsSql } from './levelsSql.ts';
import type { Projection } from './Projection.ts';
import { Rows } from './Rows.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';
import { Telling } from './Telling.ts';

/**
 * A root field of at most one row: `restrict` says which. A row the reader may not see is null; if
 * it could be several, `ambiguous` is what is thrown.
 */
export function compileOne(
  model: string,
  restrict: (projection: Projection) => string,
  selected: Selection,
  compiler: Compiler,
  ambiguous?: () => Error,
): Statement {
  const projection = compiler.projection(model, { asOf: asOfIn(selected) });
  const where = restrict(projection);
  const level = new Level((apart) => projection.sql({ where, limit: 2, apart }));
  const write = compileObject(projection, selected.fields, {
    level,
    path: selected.key,
    compiler,
  });
  return {
    sql: levelsSql([level]),
    params: compiler.params.sources,
    scopes: compiler.scopes,
    answer: (found) => {
      const rows = new Rows(found);
      const told = new Telling();
      const row = rows.next(level);
      const json = row === undefined ? 'null' : write(row, rows, told);
      if (ambiguous !== undefined && rows.next(level) !== undefined) throw ambiguous();
      return { json, ...told.told() };
    },
  };
}
