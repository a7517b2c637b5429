import { arrayLiteral } from '../db/publication/arrayLiteral.ts';
import type { Column, Insertion } from '../db/publication/Insertion.ts';

type Row = Readonly<Record<string, unknown>>;

const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Writes rows of these columns as lines of COPY in text format, line ends included. */
export function lineWriter(columns: Insertion['columns']): (row: Row) => string {
  const writers = columns.map(({ key, sql }) => ({ key, write: writerOf(sql) }));
  return (row) => {
    let line = '';
    for (const { key, write } of writers) {
      const value = row[key];
      line += value === undefined || value === null ? '\t\\N' : `\t${write(value)}`;
    }
    return `${line.slice(1)}\n`;
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

function escaped(text: string): string {
  return special.test(text) ? text.replace(specials, (one) => escapes[one] ?? one) : text;
}
