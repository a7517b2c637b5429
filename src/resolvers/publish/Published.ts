import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Problem } from '../../policy/intake/Problem.ts';

export interface PublishRequest {
  readonly feed: FeedDefinition;
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
  readonly idempotencyKey: string;
  /** All rows or none. */
  readonly atomic: boolean;
  /** The act of the online way that the one record is. */
  readonly act?: ActRequest;
}

/** What an act adds to the publication of its record. */
interface ActRequest {
  readonly name: string;
  /** What the officer entered: by this, not by what was filled in, a repetition is known. */
  readonly entered: unknown;
  /** Its predecessor was done outside the platform and is yet to be entered. */
  readonly orphan: boolean;
  readonly answers: readonly {
    readonly predecessorId: string;
    readonly partyId: string | undefined;
  }[];
}

/** What became of one row that was stored, now or by an earlier call. */
export interface Accepted {
  readonly recordId: string;
  readonly caseId: string;
  readonly hubCaseNo: string;
  readonly version: number;
  readonly enteredAt: string;
  readonly lateDays: number;
  readonly orphan: boolean;
  readonly warnings: readonly Problem[];
}

export interface RowResult {
  readonly accepted: Accepted | undefined;
  readonly problems: readonly Problem[];
  /** Whether the row had been published before, by the same key or source record. */
  readonly replayed: boolean;
}

export interface Published {
  readonly rows: readonly RowResult[];
}
