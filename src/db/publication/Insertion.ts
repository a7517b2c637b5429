import type { SqlType } from '../projection/Model.ts';

/** Rows for one table, column by column: PostgreSQL takes arrays cheaper than rows or JSON. */
export interface Insertion {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly sql: SqlType }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The INSERT of an insertion and its parameters, counted on from `used`. */
export function insertionSql(
  insertion: Insertion,
  used: number,
): { sql: string; values: readonly unknown[] } {
  const { table, columns, rows } = insertion;
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map(({ sql }, index) => `$${used + index + 1}::${carrier(sql)}[]`);
  const picked = columns.map(({ sql }, index) =>
    carrier(sql) === sql ? `u.c${index}` : `u.c${index}::${sql}`,
  );
  const given = columns.map((_, index) => `c${index}`).join(', ');
  return {
    sql: `INSERT INTO ${table} (${names}) SELECT ${picked.join(', ')} FROM unnest(${arrays.join(', ')}) u(${given})`,
    values: columns.map(({ name, sql }) => rows.map((row) => carried(row[name], sql))),
  };
}

/** The array element type: `unnest` would flatten arrays of arrays, so those travel as text. */
function carrier(sql: SqlType): string {
  return sql === 'jsonb' || sql === 'text[]' || sql === 'uuid[]' ? 'text' : sql;
}

function carried(value: unknown, sql: SqlType): unknown {
  if (value === undefined || value === null) return null;
  if (sql === 'jsonb') return JSON.stringify(value);
  if (Array.isArray(value)) return arrayLiteral(value);
  return value;
}

function arrayLiteral(items: readonly unknown[]): string {
  return `{${items.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
