import type { Agency } from '../../codes/agencies.ts';
import type { Change } from '../../db/changes/Change.ts';

type Row = Readonly<Record<string, unknown>>;

/** What one hub hands another of the cases that changed: their state, not the steps that led there. */
export interface Parcel {
  readonly source: Agency;
  /** The place in the change log of the source after which it begins, and that at which it ends. */
  readonly from: number;
  readonly to: number;
  /** The newest place of the source. */
  readonly head: number;
  readonly changes: readonly Change[];
  readonly cases: readonly Row[];
  readonly parties: readonly Row[];
  readonly numbers: readonly Row[];
  readonly events: readonly Row[];
  /** Clocks that the agency's records began, and the standing of the records, by feed. */
  readonly clocks: readonly Row[];
  readonly records: Readonly<Record<string, readonly Row[]>>;
  /** The registry of the coordinating body, where it is another than the follower's. */
  readonly epoch: number;
  readonly registry?: {
    readonly organs: readonly Row[];
    readonly readers: readonly Row[];
    readonly requests: readonly Row[];
    readonly holidays: readonly Row[];
  };
}

/** Where a follower stands. */
export interface Followed {
  readonly position: number;
  readonly epoch: number;
}
