import type { Model } from '../db/projection/Model.ts';
import type { FeedDefinition } from '../entities/Feed.ts';
import type { Clause } from './Clause.ts';

/** What the hub is made of: the clauses, and the feeds and models that they name. */
export interface Registry {
  readonly clauses: readonly Clause[];
  readonly feeds: readonly FeedDefinition[];
  readonly models: ReadonlyMap<string, Model>;
  model(name: string): Model;
  clause(feed: string): Clause;
  feed(name: string): FeedDefinition;
}
