import { asOfIn } from './asOfIn.ts';
import type { Compiler } from './Compiler.ts';
import { compileConnection } from './compileConnection.ts';
import { Level } from './Level.ts';
import { levelsSql } from './levelsSql.ts';
import type { PageLimits } from './Page.ts';
import type { Projection } from './Projection.ts';
import { Rows } from './Rows.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';
import { Telling } from './Telling.ts';

/** The most rows that one page of a root list holds. */
const rootLimits: PageLimits = { usual: 50, most: 1000 };

/** A root connection, of all rows or of those that `only` leaves. */
export function compileList(
  model: string,
  selected: Selection,
  compiler: Compiler,
  only: (rows: Projection) => void = () => undefined,
): Statement {
  const connect = () => {
    const rows = compiler.projection(model, { asOf: asOfIn(selected) });
    only(rows);
    return rows;
  };
  const at = { path: selected.key, compiler };
  const { level, count, write } = compileConnection(connect, selected, at, rootLimits);
  const counted = new Level(() => '(SELECT) n');
  const total = count === undefined ? undefined : counted.column(count, 'bigint');
  return {
    sql: levelsSql(total === undefined ? [level] : [counted, level]),
    params: compiler.params.sources,
    scopes: compiler.scopes,
    answer: (found) => {
      const rows = new Rows(found);
      const counts = total && rows.next(counted);
      const told = new Telling();
      return { json: write(rows, told, total && counts?.[total.at]), ...told.told() };
    },
  };
}
