import type { Compiler } from './Compiler.ts';
import type { CursorScope } from './Cursors.ts';
import { compileObject } from './compileObject.ts';
import type { ParamSource } from './Params.ts';
import type { Projection } from './Projection.ts';
import { readReports } from './readReports.ts';
import { rowWriter } from './rowWriter.ts';
import type { Selection } from './Selection.ts';
import type { TextRow, Told } from './Statement.ts';

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
  const id = projection.key('id');
  const { outputs, masks, joins } = compileObject(projection, selected, path, compiler);
  const where = shown === undefined ? undefined : `${projection.cell(shown)} IS NOT NULL`;
  (restrict ?? byIds(compiler))(projection);
  const columns = [id, ...outputs.map(({ sql }) => sql), ...masks.map(({ sql }) => sql)];
  const write = rowWriter(outputs);
  const readers = masks.map(({ read }) => read);
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${projection.sql({ where })}${joins} ORDER BY ${id}`,
    params: compiler.params.sources,
    scopes: compiler.scopes,
    each: (rows) =>
      new Map(
        rows.map((row) => [
          row[0] ?? '',
          { json: write(row, 1), ...readReports(readers, [row], outputs.length + 1) },
        ]),
      ),
  };
}

/** The rows whose ids are in the variable `#ids`. */
function byIds({ params }: Compiler): (projection: Projection) => void {
  const ids = params.argument({ kind: 'variable', path: ['#ids'], value: [] }, 'uuid[]');
  return (projection) => projection.where(`${projection.rowAlias}.id = ANY(${ids})`);
}
