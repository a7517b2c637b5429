import type { Condition } from './Condition.ts';
import type { Cell } from './Model.ts';

/** Where expressions over one row stand: on the columns of its table, or on what is kept of them. */
export interface Ground {
  /** A column as it is stored, whatever the reader may see. */
  column(name: string): string;
  /** The value of a cell as it is stored or derived, whatever the reader may see. */
  value(cell: Cell): string;
  /** A condition on the row. */
  holds(condition: Condition): string;
}
