import type { Missed } from './CellSql.ts';
import type { Write } from './compileObject.ts';
import type { Level } from './Level.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/** A cell that a row may keep back. */
type Kept = Missed & { readonly name: string };

/**
 * Writes a record's own list of what it withholds from this reader. The row tells which of the cells
 * that it may keep back it does, by their places in a list that is the same for all rows.
 */
export function compileWithheld(
  projection: Projection,
  fields: readonly Selection[],
  level: Level,
): Write {
  const byLaw: Kept[] = [];
  const byNote: Kept[] = [];
  for (const name of projection.model.cells.keys()) {
    for (const one of projection.missedBy(name)) {
      (one.noted === undefined ? byLaw : byNote).push({ name, ...one });
    }
  }
  const kept = [...byLaw, ...byNote];
  if (kept.length === 0) return () => '[]';
  const tellsUntil = fields.some(({ field }) => field === 'until');
  const sql = projection.derived(tellsUntil ? 'withheld_until' : 'withheld', () => {
    const lists = groups(byLaw, 0, projection, tellsUntil);
    const noted = groups(byNote, byLaw.length, projection, tellsUntil);
    if (noted.length > 0) {
      // Most records carry no note, and are spared the look at each of their cells.
      const notes = projection.column('note_items');
      lists.push(`CASE WHEN ${notes} IS NULL THEN '[]' ELSE ${noted.join(' || ')} END`);
    }
    return lists.join(' || ');
  });
  const place = level.column(sql, 'jsonb');
  const writers = kept.map((one) => writerOf(one, fields));
  return (row) => {
    const told = JSON.parse(row[place.at] ?? '[]') as (number | [number, string | null])[];
    const items = told.map((one) =>
      typeof one === 'number' ? writers[one]?.(null) : writers[one[0]]?.(one[1]),
    );
    return `[${items.join(',')}]`;
  };
}

/** SQL of one list of places for the cells that are kept back under one condition. */
function groups(
  members: readonly Kept[],
  first: number,
  projection: Projection,
  tellsUntil: boolean,
): string[] {
  const placed = members.map((one, index) => ({ one, at: first + index }));
  return [...Map.groupBy(placed, ({ one }) => one.when)].map(([when, together]) => {
    const items = together.map(({ one, at }) => item(one, at, projection, tellsUntil));
    return `CASE WHEN ${when} THEN jsonb_build_array(${items.join(', ')}) ELSE '[]' END`;
  });
}

/** A place, with the day or event at which the row's own note ends if that is asked. */
function item(one: Kept, at: number, projection: Projection, tellsUntil: boolean): string {
  if (one.noted === undefined || !tellsUntil) return String(at);
  const until = `coordination.note_until(${projection.column('notes')}, '${one.noted}')`;
  return `jsonb_build_array(${at}, ${until})`;
}

/** Writes one item with the keys in the order in which they are asked. */
function writerOf(
  { name, withheld }: Kept,
  fields: readonly Selection[],
): (until: string | null) => string {
  const values: Readonly<Record<string, string | null>> = { field: name, ...withheld };
  return (noted) => {
    const parts = fields.map(({ key, field, type }) => {
      const stated = field === '__typename' ? type : values[field];
      const value = field === 'until' ? (noted ?? stated) : stated;
      return `"${key}":${JSON.stringify(value ?? null)}`;
    });
    return `{${parts.join(',')}}`;
  };
}
