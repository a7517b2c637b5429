import { createReadStream } from 'node:fs';

/** The longest line that is read; a record is never that long. */
export const longestLine = 1024 * 1024;

export interface Line {
  /** Counted from 1, as editors do. */
  readonly number: number;
  /** Undefined where the line is longer than `longestLine`. */
  readonly bytes: Buffer | undefined;
  /** How many bytes of the file lie behind the line. */
  readonly read: number;
}

const feed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The lines of a file one after the other; holds one piece of the file and one line in memory. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const open = new OpenLine();
  let number = 0;
  let read = 0;
  for await (const piece of createReadStream(path)) {
    if (!Buffer.isBuffer(piece)) continue;
    let from = 0;
    for (let at = piece.indexOf(feed); at !== -1; at = piece.indexOf(feed, from)) {
      open.add(piece.subarray(from, at));
      number += 1;
      read += at + 1 - from;
      yield { number, bytes: open.end(number), read };
      from = at + 1;
    }
    read += piece.length - from;
    open.add(piece.subarray(from));
  }
  if (!open.isEmpty) yield { number: number + 1, bytes: open.end(number + 1), read };
}

/** The line that has not ended yet; keeps no more of it than may be read. */
class OpenLine {
  #pieces: Buffer[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length <= longestLine + byteOrderMark.length + 1) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  end(number: number): Buffer | undefined {
    const isKept = this.#length <= longestLine + byteOrderMark.length + 1;
    let bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    if (!isKept) return undefined;
    if (number === 1 && bytes.subarray(0, 3).equals(byteOrderMark)) bytes = bytes.subarray(3);
    if (bytes.at(-1) === carriageReturn) bytes = bytes.subarray(0, -1);
    return bytes.length <= longestLine ? bytes : undefined;
  }
}
