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

/** Rows of one table as COPY takes them; each piece has its memory to itself, so threads may hand it on. */
export interface Copied {
  readonly table: string;
  readonly command: string;
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly rows: number;
}

/** Rows on their way into one table by COPY; written out at once, for objects that die young are cheap. */
export class TableCopy {
  readonly #table: string;
  readonly #command: string;
  readonly #lineOf: (row: Insertion['rows'][number]) => string;
  #pieces: Buffer<ArrayBuffer>[] = [];
  #open = Buffer.alloc(0);
  #used = 0;
  #rows = 0;

  constructor(table: string, columns: Insertion['columns']) {
    const names = columns.map((column) => column.name).join(', ');
    this.#table = table;
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
    this.#rows += 1;
  }

  /** Takes what has been added out of here. */
  take(): Copied {
    this.#cut();
    const taken = { pieces: this.#pieces, rows: this.#rows };
    this.#pieces = [];
    this.#rows = 0;
    return { table: this.#table, command: this.#command, ...taken };
  }

  #cut(): void {
    if (this.#used > 0) this.#pieces.push(this.#open.subarray(0, this.#used));
    this.#open = Buffer.alloc(0);
    this.#used = 0;
  }
}

/** Stores rows that were taken, table by table. */
export async function storeCopied(client: ClientBase, tables: readonly Copied[]): Promise<void> {
  for (const { command, pieces } of tables) {
    if (pieces.length === 0) continue;
    const bytes = pieces.map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength));
    await pipeline(Readable.from(bytes), client.query(from(command)));
  }
}
