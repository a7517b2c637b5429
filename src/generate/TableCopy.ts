import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { Insertion } from '../db/publication/Insertion.ts';
import { lineWriter } from './lineWriter.ts';

/** About how many characters go onto the wire at once. */
const pieceSize = 128 * 1024;

/** Rows on their way into one table by COPY; written out at once, for objects that die young are cheap. */
export class TableCopy {
  readonly #command: string;
  readonly #lineOf: (row: Insertion['rows'][number]) => string;
  #pieces: Buffer[] = [];
  #open = '';

  /** Rows added so far. */
  count = 0;

  constructor(table: string, columns: Insertion['columns']) {
    const names = columns.map((column) => column.name).join(', ');
    this.#command = `COPY ${table} (${names}) FROM STDIN`;
    this.#lineOf = lineWriter(columns);
  }

  add(row: Insertion['rows'][number]): void {
    this.#open += this.#lineOf(row);
    this.count += 1;
    if (this.#open.length > pieceSize) this.#cut();
  }

  /** Takes what has been added out of here; the answer stores it. */
  take(): (client: ClientBase) => Promise<void> {
    this.#cut();
    const pieces = this.#pieces;
    this.#pieces = [];
    return async (client) => {
      if (pieces.length > 0)
        await pipeline(Readable.from(pieces), client.query(from(this.#command)));
    };
  }

  #cut(): void {
    if (this.#open !== '') this.#pieces.push(Buffer.from(this.#open));
    this.#open = '';
  }
}
