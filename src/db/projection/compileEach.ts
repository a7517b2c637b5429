import type { Compiler } from './Compiler.ts';
import type { CursorScope } from './Cursors.ts';
import { compileObject } from './compileObject.ts';
import { Level } from './Level.ts';
import { levelsSql } from './levelsSql.ts';
import type { ParamSource } from './Params.ts';
import type { Projection } from './Projection.ts';
import { Rows } from './Rows.ts';
import type { Selection } from './Selection.ts';
import type { TextRow, Told } from './Statement.ts';
import { Telling } from './Telling.ts';

/** One row as JSON text, and what is said of its cells. */
export interface EachRow extends Told {
  readonly json: string;
}

/** A statement whose rows are wanted one by one. */
export interface EachStatement {
  readonly sql: string;
  readonly params: readonly ParamSource[];
  readonly scopes: readonly CursorScope[];
  readonly each: (rows: readonly TextRow[]) => ReadonlyMap<string, EachRow>;
}

export interface EachOptions {
  /** Path of the rows in the answer, for what is withheld. */
  readonly path: string;
  /** Which rows: by default those of the variable `#ids`. */
  readonly restrict?: (projection: Projection) => void;
  /** A cell that never is empty: rows that do not show it are left out. */
  readonly shown?: string;
}

/** Rows by their ids, each by itself: those that the reader may see, for events. */
export function compileEach(
  model: string,
  selected: readonly Selection[],
  { path, restrict, shown }: EachOptions,
  compiler: Compiler,
): EachStatement {
  const projection = compiler.projection(model);
  const key = projection.key('id');
  const where = shown === undefined ? undefined : `${projection.cell(shown)} IS NOT NULL`;
  const level = new Level((apart) => projection.sql({ where, orderBy: key, apart }));
  const id = level.column(key, 'uuid');
  const write = compileObject(projection, selected, { level, path, compiler });
  (restrict ?? byIds(compiler))(projection);
  return {
    sql: levelsSql([level]),
    params: compiler.params.sources,
    scopes: compiler.scopes,
    each: (found) => {
      const rows = new Rows(found);
      const each = new Map<string, EachRow>();
      for (let row = rows.next(level); row !== undefined; row = rows.next(level)) {
        const told = new Telling();
        const json = write(row, rows, told);
        each.set(row[id.at] ?? '', { json, ...told.told() });
      }
      return each;
    },
  };
}

/** The rows whose ids are in the variable `#ids`. */
function byIds({ params }: Compiler): (projection: Projection) => void {
  const ids = params.argument({ kind: 'variable', path: ['#ids'], value: [] }, 'uuid[]');
  return (projection) => projection.where(`${projection.rowAlias}.id = ANY(${ids})`);
}
