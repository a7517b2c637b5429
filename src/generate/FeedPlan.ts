import type { Insertion } from '../db/publication/Insertion.ts';
import { enteredCells, type FeedDefinition } from '../entities/Feed.ts';
import { isOrganKind } from '../entities/kinds/reference.ts';
import type { Registry } from '../policy/Registry.ts';
import { recordColumns } from '../resolvers/publish/columns.ts';

/** What the generator asks of a feed for each record, worked out once. */
export interface FeedPlan {
  readonly feed: FeedDefinition;
  readonly table: string;
  readonly columns: Insertion['columns'];
  readonly entryDays: number;
  /** Whether the act has a day but no hour. */
  readonly decidedOnDay: boolean;
  /** Whether its number may be printed in another way than the canonical one. */
  readonly numberPrinted: boolean;
  /** Fields that are secrets of the investigation: entered under a note. */
  readonly secretCells: readonly string[];
  /** Fields that name an organ: those organs are addressed. */
  readonly organCells: readonly string[];
}

/** The feeds of the registry by their names. */
export function planFeeds(registry: Registry): ReadonlyMap<string, FeedPlan> {
  return new Map(registry.feeds.map((feed) => [feed.name, planOf(feed, registry)]));
}

function planOf(feed: FeedDefinition, registry: Registry): FeedPlan {
  const kindOf = (name: string | undefined) => feed.cells.find((cell) => cell.name === name)?.kind;
  return {
    feed,
    table: `${feed.agency}.${registry.model(feed.name).table}`,
    columns: recordColumns(feed),
    entryDays: registry.clause(feed.name).entryDays,
    decidedOnDay: kindOf(feed.decided)?.sql === 'date',
    numberPrinted: kindOf(feed.number)?.keepsPrinted === true,
    secretCells: feed.cells.filter((cell) => cell.investigation).map((cell) => cell.name),
    organCells: enteredCells(feed)
      .filter((cell) => isOrganKind(cell.kind))
      .map((cell) => cell.name),
  };
}
