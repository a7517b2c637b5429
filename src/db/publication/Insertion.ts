import type { SqlType } from '../projection/Model.ts';
import { arrayLiteral } from './arrayLiteral.ts';

export interface Column {
  readonly name: string;
  /** Key of the value in a row. */
  readonly key: string;
  readonly sql: SqlType;
}

/** Rows for one table. */
export interface Insertion {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Fewer rows agree by chance, and each set of columns that agree is a statement to plan. */
const manyRows = 50;

/**
 * The INSERT of an insertion and its parameters, counted on from `used`. Columns travel as arrays,
 * which PostgreSQL takes cheaper than rows or JSON; a value that all of many rows share travels once,
 * and a column without values not at all.
 */
export function insertionSql(
  { table, columns, rows }: Insertion,
  used: number,
): { sql: string; values: readonly unknown[] } {
  const values: unknown[] = [];
  const names: string[] = [];
  const picked: string[] = [];
  const arrays: string[] = [];
  const [first = {}] = rows;
  const shares = rows.length === 1 || rows.length >= manyRows;
  for (const { name, key, sql } of columns) {
    const sample = first[key];
    const alike = rows.every((row) => (row[key] ?? null) === (sample ?? null));
    if (alike && (sample === undefined || sample === null)) continue;
    const shared = alike && shares;
    names.push(name);
    if (shared) {
      picked.push(`$${used + values.push(carried(sample, sql))}::${sql}`);
      continue;
    }
    const element = carrier(sql);
    const place = used + values.push(arrayLiteral(rows.map((row) => carried(row[key], sql))));
    picked.push(element === sql ? `u.c${arrays.length}` : `u.c${arrays.length}::${sql}`);
    arrays.push(`$${place}::${element}[]`);
  }
  const given = arrays.map((_, index) => `c${index}`).join(', ');
  const from = arrays.length === 0 ? '' : ` FROM unnest(${arrays.join(', ')}) u(${given})`;
  return {
    sql: `INSERT INTO ${table} (${names.join(', ')}) SELECT ${picked.join(', ')}${from}`,
    values,
  };
}

/** The array element type: `unnest` would flatten arrays of arrays, so those travel as text. */
function carrier(sql: SqlType): string {
  return sql === 'jsonb' || sql === 'text[]' || sql === 'uuid[]' ? 'text' : sql;
}

/** The value as PostgreSQL reads it. */
function carried(value: unknown, sql: SqlType): string | null {
  if (value === undefined || value === null) return null;
  if (sql === 'jsonb') return JSON.stringify(value);
  return Array.isArray(value) ? arrayLiteral(value.map(String)) : String(value);
}
