import type { Compiler } from './Compiler.ts';
import { compileObject } from './compileObject.ts';
import { readReports } from './readReports.ts';
import { rowWriter } from './rowWriter.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';

/** Rows by their ids, for loaders: a JSON object from each id that the reader may see to its row. */
export function compileMany(model: string, selected: Selection, compiler: Compiler): Statement {
  const projection = compiler.projection(model);
  const id = projection.key('id');
  const object = compileObject(projection, selected.fields, selected.key, compiler);
  const { outputs, masks } = object;
  const ids = compiler.params.argument({ kind: 'variable', path: ['#ids'], value: [] }, 'uuid[]');
  const columns = [id, ...outputs.map(({ sql }) => sql), ...masks.map(({ sql }) => sql)];
  const write = rowWriter(outputs);
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${projection.sql({ where: `${id} = ANY(${ids})` })}${object.joins}`,
    params: compiler.params.sources,
    scopes: compiler.scopes,
    answer: (rows) => ({
      json: `{${rows.map((row) => `"${row[0]}":${write(row, 1)}`).join(',')}}`,
      ...readReports(
        masks.map(({ read }) => read),
        rows,
        outputs.length + 1,
      ),
    }),
  };
}
