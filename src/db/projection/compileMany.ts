import type { Compiler } from './Compiler.ts';
import { compileObject } from './compileObject.ts';
import type { SqlType } from './Model.ts';
import { readReports } from './readReports.ts';
import { rowWriter } from './rowWriter.ts';
import type { Selection } from './Selection.ts';
import type { Statement, TextRow, Told } from './Statement.ts';

/** A statement that reads rows by their ids, which are in the variable `#ids`. */
export interface ManyStatement extends Omit<Statement, 'answer'> {
  /** How the ids are compared: those of another form find nothing. */
  readonly idType: SqlType;
  /** The JSON text of each row that the reader may see, by its id. */
  readonly many: (
    rows: readonly TextRow[],
  ) => Told & { readonly texts: ReadonlyMap<string, string> };
}

/** Rows by their ids, for what can't be planned with what leads to them. */
export function compileMany(model: string, selected: Selection, compiler: Compiler): ManyStatement {
  const projection = compiler.projection(model);
  const id = projection.key('id');
  const idType = projection.model.cells.get('id')?.sql ?? 'uuid';
  const object = compileObject(projection, selected.fields, selected.key, compiler);
  const { outputs, masks } = object;
  const ids = compiler.params.argument(
    { kind: 'variable', path: ['#ids'], value: [] },
    `${idType}[]`,
  );
  const columns = [id, ...outputs.map(({ sql }) => sql), ...masks.map(({ sql }) => sql)];
  const write = rowWriter(outputs);
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${projection.sql({ where: `${id} = ANY(${ids})` })}${object.joins}`,
    params: compiler.params.sources,
    scopes: compiler.scopes,
    idType,
    many: (rows) => ({
      texts: new Map(rows.map((row) => [row[0] ?? '', write(row, 1)])),
      ...readReports(
        masks.map(({ read }) => read),
        rows,
        outputs.length + 1,
      ),
    }),
  };
}
