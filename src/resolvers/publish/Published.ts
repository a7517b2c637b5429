import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Problem } from '../../policy/intake/Problem.ts';

export interface PublishRequest {
  readonly feed: FeedDefinition;
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
  readonly idempotencyKey: string;
  /** All rows or none. */
  readonly atomic: boolean;
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
