import type { ReaderValues } from '../projection/Statement.ts';

/** Who asks, as row-level security is told it in the transaction of each statement. */
export interface Pass {
  /** In which capacity; what no policy names sees nothing. */
  readonly capacity: string;
  readonly reader: ReaderValues;
}
