import type { FeedDefinition } from '../../entities/Feed.ts';

/** A correction of a record, or its withdrawal. */
export interface Revision {
  readonly feed: FeedDefinition;
  readonly id: string;
  readonly expectedVersion: number;
  /** Fields and their new values; undefined: the record is withdrawn. */
  readonly patch: Readonly<Record<string, unknown>> | undefined;
  readonly reason: string;
  readonly idempotencyKey: string;
}
