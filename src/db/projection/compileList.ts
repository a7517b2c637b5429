import { asOfIn } from './asOfIn.ts';
import type { Compiler, MaskColumn } from './Compiler.ts';
import { countSql, nodeSelections, pagedSql, wantedOf } from './compileConnection.ts';
import { compileObject, type Output } from './compileObject.ts';
import { filterSql } from './filterSql.ts';
import { Page, type PageLimits } from './Page.ts';
import type { Projection } from './Projection.ts';
import { readReports } from './readReports.ts';
import { rowWriter } from './rowWriter.ts';
import type { Selection } from './Selection.ts';
import type { Statement, TextRow } from './Statement.ts';

/** The most rows that one page of a root list holds. */
const rootLimits: PageLimits = { usual: 50, most: 1000 };

type Write = (row: TextRow) => string;

/**
 * A root connection, of all rows or of those that `only` leaves. Its rows come as text columns that are joined into JSON here: building the
 * same JSON in PostgreSQL costs three times as much.
 */
export function compileList(
  model: string,
  selected: Selection,
  compiler: Compiler,
  only: (rows: Projection) => void = () => undefined,
): Statement {
  const asOf = asOfIn(selected);
  const inner = compiler.projection(model, { asOf });
  only(inner);
  const page = new Page(inner, selected, rootLimits, compiler);
  const where = filterSql(selected.args.get('where'), inner, compiler);
  const columns: string[] = [];
  const masks: MaskColumn[] = [];
  const writers = new Map<Selection, Write>();
  let joins = '';
  for (const [selection, at] of nodeSelections(selected, selected.key)) {
    const object = compileObject(inner, selection.fields, at, compiler);
    const first = columns.length;
    const write = rowWriter(object.outputs);
    writers.set(selection, (row) => write(row, first));
    columns.push(...object.outputs.map((output: Output) => output.sql));
    joins += object.joins;
    masks.push(...object.masks);
  }
  const wants = wantedOf(selected);
  const cursorColumn = wants.cursor ? columns.push(page.cursor()) - 1 : -1;
  const firstMask = columns.length;
  columns.push(...masks.map((mask) => mask.sql));
  const counts = selected.fields.some((field) => field.field === 'totalCount');
  const rows = `${pagedSql(inner, page, where, wants.peek ? page.size + 1 : page.size)}${joins}`;
  const all = () => {
    const found = compiler.projection(model, { asOf });
    only(found);
    return found;
  };
  const count = counts ? countSql(all, selected, compiler) : undefined;
  const { sql, countColumn } = counted(count, columns, rows);
  return {
    sql,
    params: compiler.params.sources,
    scopes: compiler.scopes,
    answer: (found) => {
      const { size } = page;
      const real = counts ? found.filter((row) => row[countColumn + 1] !== null) : found;
      const kept = real.slice(0, size);
      if (page.backward) kept.reverse();
      const context = { kept, more: real.length > size, page, writers, cursorColumn };
      const total = counts ? (found[0]?.[countColumn] ?? '0') : '0';
      const json = selected.fields.map(
        (field) => `${JSON.stringify(field.key)}:${connectionField(field, context, total)}`,
      );
      const readers = masks.map((mask) => mask.read);
      return { json: `{${json.join(',')}}`, ...readReports(readers, kept, firstMask) };
    },
  };
}

/** With a count the statement yields at least one row; the last column tells a real one. */
function counted(
  count: string | undefined,
  columns: readonly string[],
  rows: string,
): { sql: string; countColumn: number } {
  if (count === undefined) {
    return { sql: `SELECT ${columns.join(', ') || '1'} FROM ${rows}`, countColumn: -1 };
  }
  const named = columns.map((column, index) => `${column} AS x${index}`);
  const list = [...columns.map((_, index) => `x.x${index}`), 't.n', 'x.here'].join(', ');
  const sql = `SELECT ${list} FROM (SELECT ${count} AS n) t LEFT JOIN LATERAL (SELECT ${[...named, 'true AS here'].join(', ')} FROM ${rows}) x ON true`;
  return { sql, countColumn: columns.length };
}

interface Context {
  readonly kept: readonly TextRow[];
  readonly more: boolean;
  readonly page: Page;
  readonly writers: ReadonlyMap<Selection, Write>;
  readonly cursorColumn: number;
}

function connectionField(field: Selection, context: Context, total: string): string {
  const { kept, writers, cursorColumn } = context;
  if (field.field === '__typename') return JSON.stringify(field.type);
  if (field.field === 'totalCount') return total;
  if (field.field === 'pageInfo') return pageInfo(field, context);
  const write = writers.get(field);
  if (write !== undefined) return list(kept, write);
  const parts = field.fields.map((part) => {
    const node = writers.get(part);
    const prefix = `${JSON.stringify(part.key)}:`;
    if (node !== undefined) return (row: TextRow) => prefix + node(row);
    if (part.field === 'cursor') return (row: TextRow) => `${prefix}"${row[cursorColumn]}"`;
    return () => `${prefix}${JSON.stringify(part.type)}`;
  });
  return list(kept, (row) => `{${parts.map((part) => part(row)).join(',')}}`);
}

function list(rows: readonly TextRow[], write: Write): string {
  const items = new Array<string>(rows.length);
  rows.forEach((row, index) => {
    items[index] = write(row);
  });
  return `[${items.join(',')}]`;
}

function pageInfo(field: Selection, { kept, more, page, cursorColumn }: Context): string {
  const cursor = (row: TextRow | undefined) => JSON.stringify(row?.[cursorColumn] ?? null);
  const values: Readonly<Record<string, string>> = {
    hasNextPage: String(page.backward ? page.hasCursor : more),
    hasPreviousPage: String(page.backward ? more : page.hasCursor),
    startCursor: cursor(kept[0]),
    endCursor: cursor(kept.at(-1)),
    __typename: '"PageInfo"',
  };
  return `{${field.fields.map((part) => `${JSON.stringify(part.key)}:${values[part.field]}`).join(',')}}`;
}
