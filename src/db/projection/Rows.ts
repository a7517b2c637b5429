import type { Level } from './Level.ts';
import type { TextRow } from './Statement.ts';

/** The rows of a statement, read from the first to the last. */
export class Rows {
  readonly #rows: readonly TextRow[];
  #at = 0;

  constructor(rows: readonly TextRow[]) {
    this.#rows = rows;
  }

  /** The next row, if it is one of this level. */
  next({ tag }: Level): TextRow | undefined {
    const row = this.#rows[this.#at];
    if (row === undefined || (tag !== undefined && row[0] !== tag)) return undefined;
    this.#at += 1;
    return row;
  }
}
