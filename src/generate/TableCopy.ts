import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { Insertion } from '../db/publication/Insertion.ts';
import { lineWriter } from './lineWriter.ts';

/** Bytes that go onto the wire at once. */
const pieceBytes = 128 * 1024;
/** The most bytes that UTF-8 takes for one unit of a JavaScript string. */
const widest = 3;

/** Rows on their way into one table by COPY; written out at once, for objects that die young are cheap. */
export class TableCopy {
  readonly #command: string;
  readonly #lineOf: (row: Insertion['rows'][number]) => string;
  #pieces: Buffer[] = [];
  #open = Buffer.alloc(0);
  #used = 0;

  /** Rows added so far. */
  count = 0;

  constructor(table: string, columns: Insertion['columns']) {
    const names = columns.map((column) => column.name).join(', ');
    this.#command = `COPY ${table} (${names}) FROM STDIN`;
    this.#lineOf = lineWriter(columns);
  }

  add(row: Insertion['rows'][number]): void {
    const line = this.#lineOf(row);
    const room = line.length * widest;
    if (this.#used + room > this.#open.length) {
      this.#cut();
      this.#open = Buffer.allocUnsafeSlow(Math.max(pieceBytes, room));
    }
    this.#used += this.#open.write(line, this.#used);
    this.count += 1;
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
    if (this.#used > 0) this.#pieces.push(this.#open.subarray(0, this.#used));
    this.#open = this.#open.subarray(this.#used);
    this.#used = 0;
  }
}
