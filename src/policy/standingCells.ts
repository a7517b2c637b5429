import type { FeedDefinition } from '../entities/Feed.ts';
import { eventSources } from './clocks/eventSources.ts';

/** A cell of which the coordinating body keeps the value, or, of structures, that there is one. */
interface StandingCell {
  readonly column: string;
  readonly keeps: 'value' | 'presence';
  readonly list: boolean;
}

/** Of the header, what rights over the record depend on and may be empty. */
const header = ['documentNo', 'disclosure', 'addressees', 'markingAudience'];

/**
 * What of a feed's own cells the coordinating body keeps of each record: its number, by which a case
 * is found, and the times that begin and end limits. The law asks of a clock and of a number whether
 * their reader may see these cells, so they must be there; nothing else of the content need be.
 */
export function standingCells(feed: FeedDefinition): readonly StandingCell[] {
  const told = (eventSources[feed.name] ?? []).flatMap(({ cells }) =>
    cells.map((path) => path.split('.')[0] ?? path),
  );
  const names = new Set([...header, ...told, feed.decided, ...(feed.number ? [feed.number] : [])]);
  return feed.cells
    .filter((cell) => cell.derive === undefined && (names.has(cell.name) || cell.notNull))
    .map(({ column, kind }) => ({
      column,
      keeps: kind.struct === undefined ? 'value' : 'presence',
      list: kind.list,
    }));
}
