import { arrayLiteral } from '../db/publication/arrayLiteral.ts';
import type { Column, Insertion } from '../db/publication/Insertion.ts';

type Row = Readonly<Record<string, unknown>>;

const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Writes rows of these columns as lines of COPY in text format, line ends included. */
export function lineWriter(columns: Insertion['columns']): (row: Row) => string {
  const places = new Map(
    columns.map(({ key, sql }, place) => [key, { place, write: writerOf(sql) }]),
  );
  const empty: readonly string[] = columns.map(() => '\\N');
  return (row) => {
    const fields = empty.slice();
    for (const key in row) {
      const value = row[key];
      if (value === undefined || value === null) continue;
      const column = places.get(key);
      if (column !== undefined) fields[column.place] = column.write(value);
    }
    return `${fields.join('\t')}\n`;
  };
}

function writerOf(sql: Column['sql']): (value: unknown) => string {
  switch (sql) {
    case 'text':
      return (value) => escaped(String(value));
    case 'jsonb':
      return (value) => escaped(JSON.stringify(value));
    case 'text[]':
    case 'uuid[]':
      return (value) => escaped(Array.isArray(value) ? arrayLiteral(value) : '{}');
    default:
      // Numbers, days, times and ids hold nothing to escape.
      return String;
  }
}

/** Looking for each character by itself is faster than by one pattern. */
function escaped(text: string): string {
  const plain =
    !text.includes('\\') && !text.includes('\n') && !text.includes('\t') && !text.includes('\r');
  return plain ? text : text.replace(specials, (one) => escapes[one] ?? one);
}
