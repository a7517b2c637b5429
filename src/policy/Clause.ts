import type { Agency } from '../codes/agencies.ts';
import type { Condition } from '../db/projection/Condition.ts';
import type { FeedClass } from '../entities/Feed.ts';

/**
 * In which capacity a reader reads: for its agency, or for statistics, or as one of the public. The
 * columns of the regulation's table (domain 4.4).
 */
export type Capacity = Exclude<Agency, 'coordination'> | 'statistics' | 'public';

/** What a capacity may read of a feed: whose existence, and of those which content. */
export interface Release {
  readonly rows: Condition;
  readonly cells: Condition;
}

/** Fields that fewer may read than the record. A capacity that is not named reads them never. */
export interface Narrower {
  readonly fields: readonly string[];
  readonly readers: Readonly<Partial<Record<Capacity, Condition>>>;
  readonly article: string;
}

/** One row of the regulation: a feed, who owes it, by when, and who may read what of it. */
export interface Clause {
  readonly feed: FeedClass;
  readonly publisher: Agency;
  /** Natural days from the act to the entry on the platform (TL-71). */
  readonly entryDays: number;
  readonly article: string;
  /** A capacity that is not named does not learn that the record exists. */
  readonly readers: Readonly<Partial<Record<Capacity, Release>>>;
  readonly narrower: readonly Narrower[];
}
