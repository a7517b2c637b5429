import type { Compiler } from './Compiler.ts';
import { compileObject } from './compileObject.ts';
import { Level } from './Level.ts';
import { levelsSql } from './levelsSql.ts';
import type { SqlType } from './Model.ts';
import { Rows } from './Rows.ts';
import type { Selection } from './Selection.ts';
import type { Statement, TextRow, Told } from './Statement.ts';
import { Telling } from './Telling.ts';

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
  const key = projection.key('id');
  const idType = projection.model.cells.get('id')?.sql ?? 'uuid';
  const ids = compiler.params.argument(
    { kind: 'variable', path: ['#ids'], value: [] },
    `${idType}[]`,
  );
  const where = `${key} = ANY(${ids})`;
  const level = new Level((apart) => projection.sql({ where, apart }));
  const id = level.column(key, idType);
  const path = selected.key;
  const write = compileObject(projection, selected.fields, { level, path, compiler });
  return {
    sql: levelsSql([level]),
    params: compiler.params.sources,
    scopes: compiler.scopes,
    idType,
    many: (found) => {
      const rows = new Rows(found);
      const told = new Telling();
      const texts = new Map<string, string>();
      for (let row = rows.next(level); row !== undefined; row = rows.next(level)) {
        texts.set(row[id.at] ?? '', write(row, rows, told));
      }
      return { texts, ...told.told() };
    },
  };
}
