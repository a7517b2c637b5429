import type { Compiler } from './Compiler.ts';
import { compileObject } from './compileObject.ts';
import { Level } from './Level.ts';
import { levelsSql } from './levelsSql.ts';
import { Rows } from './Rows.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';
import { Telling } from './Telling.ts';

/** Rows by their ids, for loaders: a JSON object from each id that the reader may see to its row. */
export function compileMany(model: string, selected: Selection, compiler: Compiler): Statement {
  const projection = compiler.projection(model);
  const key = projection.key('id');
  const ids = compiler.params.argument({ kind: 'variable', path: ['#ids'], value: [] }, 'uuid[]');
  const where = `${key} = ANY(${ids})`;
  const level = new Level((apart) => projection.sql({ where, apart }));
  const id = level.column(key, projection.model.cells.get('id')?.sql ?? 'uuid');
  const path = selected.key;
  const write = compileObject(projection, selected.fields, { level, path, compiler });
  return {
    sql: levelsSql([level]),
    params: compiler.params.sources,
    scopes: compiler.scopes,
    answer: (found) => {
      const rows = new Rows(found);
      const told = new Telling();
      const parts: string[] = [];
      for (let row = rows.next(level); row !== undefined; row = rows.next(level)) {
        parts.push(`"${row[id.at]}":${write(row, rows, told)}`);
      }
      return { json: `{${parts.join(',')}}`, ...told.told() };
    },
  };
}
