import type { MarkingLevel } from '../../codes/markingLevels.ts';
import type { Restriction } from '../../codes/restrictions.ts';

/** Whose data a cell is, told by another cell of the row, as far as the reader is shown that one. */
export type Whose =
  /** Only of rows whose flag is set. */
  | { readonly only: string }
  /** Of all rows but those where the cell is known to have one of the values. */
  | { readonly unless: string; readonly in: readonly string[] };

/** Cells that carry restrictions into the banner of an answer. */
export interface Restricted {
  readonly cells: readonly string[];
  readonly names: readonly Restriction[];
  readonly of?: Whose | undefined;
}

/** A cell that the aggregation rule counts. */
interface Counted {
  readonly cell: string;
  readonly of?: Whose | undefined;
}

/** How sensitive the cells of one model are: the law yields it, the projection reports it. */
export interface Classes {
  /** Level of what no provider marked: what the public reads is public, all else internal. */
  readonly unmarked: MarkingLevel;
  readonly restricted: readonly Restricted[];
  readonly counted: readonly Counted[];
}
