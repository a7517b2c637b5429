import type { FeedDefinition } from '../../entities/Feed.ts';
import { type StandingCell, standingCells } from '../../policy/standingCells.ts';

/** Columns without which no row can be, and that tell nothing. */
const kept = ['party_id', 'party_ids', 'marked', 'note_items', 'superseded_at'];
/** Notes say why only to their provider; who entered a record is told by its own hub. */
const bare = {
  notes: `(SELECT jsonb_agg(n.note - 'reason') FROM jsonb_array_elements(r.notes) n(note))`,
  entered_by: `''`,
  content_hash: `''`,
};

/** The columns of a record's standing, as SQL over its row `r`. */
export function standingColumns(feed: FeedDefinition): ReadonlyMap<string, string> {
  const cells = standingCells(feed).map((cell): [string, string] => [
    cell.column,
    cell.keeps === 'value'
      ? `r.${cell.column}`
      : `CASE WHEN r.${cell.column} IS NOT NULL THEN ${remainder(cell)} END`,
  ]);
  const others = kept.map((column): [string, string] => [column, `r.${column}`]);
  return new Map([...cells, ...others, ...Object.entries(bare)]);
}

/** What is left of a value of which it is known that there is one. */
function remainder({ column, parts, list, sql }: StandingCell): string {
  if (sql !== 'jsonb') return `''::${sql}`;
  if (list) return `'[]'::jsonb`;
  const pairs = parts.map((part) => `'${part}', r.${column} -> '${part}'`);
  return `jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')}))`;
}
