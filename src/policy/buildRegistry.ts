import type { Model } from '../db/projection/Model.ts';
import { type FeedDefinition, feedOf } from '../entities/Feed.ts';
import { modelsOf } from '../entities/modelOf.ts';
import type { Clause } from './Clause.ts';
import type { Registry } from './Registry.ts';
import { timelineOf } from './timeline.ts';

/** Builds the registry from the regulation. Throws if a clause names a field that the feed lacks. */
export function buildRegistry(clauses: readonly Clause[]): Registry {
  const feeds = clauses.map((clause) => feedOf(clause.feed));
  const models = withTimeline(modelsOf(feeds), feeds);
  const byName = new Map(clauses.map((clause) => [feedOf(clause.feed).name, clause]));
  for (const clause of clauses) checkFields(clause);
  const found = <T>(value: T | undefined, name: string): T => {
    if (value === undefined) throw new Error(`The regulation has no row for ${name}`);
    return value;
  };
  return {
    clauses,
    feeds,
    models,
    model: (name) => found(models.get(name), name),
    clause: (name) => found(byName.get(name), name),
    feed: (name) =>
      found(
        feeds.find((feed) => feed.name === name),
        name,
      ),
  };
}

/** What happened in a case is told by its records, by the law's own words for events. */
function withTimeline(
  models: ReadonlyMap<string, Model>,
  feeds: readonly FeedDefinition[],
): ReadonlyMap<string, Model> {
  const timeline = timelineOf(feeds);
  return new Map(
    [...models].map(([name, model]) =>
      model.kind === 'case'
        ? [name, { ...model, digests: new Map([[timeline.name, timeline]]) }]
        : [name, model],
    ),
  );
}

function checkFields(clause: Clause): void {
  const feed = feedOf(clause.feed);
  if (feed.agency !== clause.publisher) {
    throw new Error(`${feed.name} lies with ${feed.agency}, but ${clause.publisher} publishes it`);
  }
  const names = new Set(feed.cells.map((cell) => cell.name));
  const unknown = clause.narrower
    .flatMap((narrower) => narrower.fields)
    .filter((field) => !names.has(field));
  if (unknown.length > 0) {
    throw new Error(`The clause of ${feed.name} names fields it lacks: ${unknown.join(', ')}`);
  }
}
