import { arrayLiteral } from '../db/publication/arrayLiteral.ts';
import type { Column, Insertion } from '../db/publication/Insertion.ts';

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A row as one line of COPY in text format, with its line end. */
export function copyLine(
  columns: Insertion['columns'],
  row: Readonly<Record<string, unknown>>,
): string {
  let line = '';
  for (const column of columns) {
    if (line !== '') line += '\t';
    line += fieldOf(column, row[column.key]);
  }
  return `${line}\n`;
}

function fieldOf({ sql }: Column, value: unknown): string {
  if (value === undefined || value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (sql === 'jsonb') return escaped(JSON.stringify(value));
  if (Array.isArray(value)) return escaped(arrayLiteral(value));
  return String(value);
}

function escaped(text: string): string {
  return text.search(special) < 0 ? text : text.replace(special, (one) => escapes[one] ?? one);
}
