import type { FeedDefinition } from '../../entities/Feed.ts';
import { standingCells } from '../../policy/standingCells.ts';

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
  const cells = standingCells(feed).map(({ column, keeps, list }): [string, string] => [
    column,
    keeps === 'value'
      ? `r.${column}`
      : `CASE WHEN r.${column} IS NOT NULL THEN '${list ? '[]' : '{}'}'::jsonb END`,
  ]);
  const others = kept.map((column): [string, string] => [column, `r.${column}`]);
  return new Map([...cells, ...others, ...Object.entries(bare)]);
}
