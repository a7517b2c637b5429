import type { SqlType } from './Model.ts';

/** How a column of the answer is typed in SQL. */
export type ColumnType = SqlType | 'json' | 'bigint';

/** Where the text of a column stands in a row; known once the statement is written. */
export interface Place {
  at: number;
}

interface Column {
  readonly sql: string;
  readonly type: ColumnType;
  readonly place: Place;
}

/** The rows of a level as an item of FROM; `apart` where rows of other levels come between them. */
type From = (apart: boolean) => string;

/**
 * One level of an answer: the rows of one projection. Below each of them come the rows of further
 * levels, before the next of this one.
 */
export class Level {
  readonly from: From;
  readonly below: Level[] = [];
  /** By what its rows are known among those of other levels; none if there are no others. */
  tag: string | undefined;
  readonly #columns = new Map<string, Column>();
  readonly #late: (() => void)[] = [];

  constructor(from: From) {
    this.from = from;
  }

  /** Takes a column into the rows. */
  column(sql: string, type: ColumnType): Place {
    const key = `${type} ${sql}`;
    const column = this.#columns.get(key) ?? { sql, type, place: { at: -1 } };
    this.#columns.set(key, column);
    return column.place;
  }

  /** Has something done when all cells are known that the statement uses. */
  late(ask: () => void): void {
    this.#late.push(ask);
  }

  /** The columns, complete. */
  columns(): readonly Column[] {
    for (const ask of this.#late.splice(0)) ask();
    return [...this.#columns.values()];
  }
}
