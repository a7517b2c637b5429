import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { Insertion } from '../db/publication/Insertion.ts';
import { copyLine } from './copyLine.ts';

/** About how much goes onto the wire at once. */
const pieceCharacters = 256 * 1024;

/** Stores rows by COPY, five times as fast as INSERT. The rows are all stored, or none. */
export async function copyRows(
  client: ClientBase,
  { table, columns, rows }: Insertion,
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((column) => column.name).join(', ');
  const copy = client.query(from(`COPY ${table} (${names}) FROM STDIN`));
  await pipeline(Readable.from(pieces(columns, rows)), copy);
}

function* pieces(columns: Insertion['columns'], rows: Insertion['rows']): Generator<Buffer> {
  let piece = '';
  for (const row of rows) {
    piece += copyLine(columns, row);
    if (piece.length < pieceCharacters) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
