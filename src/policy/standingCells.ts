import type { SqlType } from '../db/projection/Model.ts';
import type { FeedDefinition } from '../entities/Feed.ts';
import { eventSources } from './clocks/eventSources.ts';
import { decidingCells } from './timeline.ts';

/** A cell of which the coordinating body keeps the value, or that there is one. */
export interface StandingCell {
  readonly name: string;
  readonly column: string;
  readonly keeps: 'value' | 'presence';
  /** The parts of a structure that it keeps: times of events. */
  readonly parts: readonly string[];
  readonly list: boolean;
  readonly sql: SqlType;
}

/** Of the header, what rights over the record depend on and may be empty. */
const header = ['documentNo', 'disclosure', 'addressees', 'markingAudience'];

/**
 * What of a feed's own cells the coordinating body keeps of each record: its number, by which a case
 * is found, the times that begin and end limits, and which act it was, which the events of the case
 * tell it anyway. The law asks of a clock, a number and a milestone whether their reader may see
 * these cells, so they must be there; nothing else of the content need be.
 */
export function standingCells(feed: FeedDefinition): readonly StandingCell[] {
  const told = (eventSources[feed.name] ?? [])
    .flatMap(({ cells }) => cells)
    .map((path) => path.split('.'));
  const acts = decidingCells(feed);
  const own = [feed.decided, ...(feed.number ? [feed.number] : [])];
  const names = new Set([...header, ...told.map(([cell]) => cell), ...acts, ...own]);
  return feed.cells
    .filter((cell) => cell.derive === undefined && (names.has(cell.name) || cell.notNull))
    .map(({ name, column, kind, investigation }) => ({
      name,
      column,
      // Words that are a secret of the investigation stay with its agency.
      keeps:
        kind.struct !== undefined || (investigation && kind.sql === 'text') ? 'presence' : 'value',
      parts: told.flatMap(([cell, part]) => (cell === name && part !== undefined ? [part] : [])),
      list: kind.list,
      sql: kind.sql,
    }));
}
