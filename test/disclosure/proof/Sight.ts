import type { Row } from './World.ts';

/** What one reader sees of one cell: the value (a part of it, if something is also withheld), or why not. */
export interface Sight {
  readonly value: unknown;
  readonly withheld?: string;
  /** What the reader may not do with a cell that it is shown, by the provider's note. */
  /** Whether a note on it is in force: its marking is told with the cell. */
  readonly noted?: boolean;
  readonly barred?: readonly ('NO_SEARCH' | 'NO_STATISTICS')[];
}

/** A row that a reader may see, cell by cell. */
export interface SeenRow {
  readonly row: Row;
  readonly cells: ReadonlyMap<string, Sight>;
  /** Ids of the parties of the record that the reader may see. */
  readonly parties: readonly string[];
  /** Of a case: kind, owner and handle of the records that it only knows to be there. */
  readonly pointers: readonly string[];
}

/** All that one reader sees: the rows by their ids, by type. */
export type Seen = ReadonlyMap<string, ReadonlyMap<string, SeenRow>>;
