import type { Missed } from './CellSql.ts';
import { jsonObject } from './jsonObject.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/** A record's own list of what it withholds from this reader, as SQL of a jsonb array. */
export function withheldSql(projection: Projection, fields: readonly Selection[]): string {
  const missed = [...projection.model.cells.keys()].flatMap((name) =>
    projection.missedBy(name).map((one) => ({ name, ...one })),
  );
  const byLaw = lists(
    missed.filter((one) => one.noted === undefined),
    fields,
    projection,
  );
  const byNote = lists(
    missed.filter((one) => one.noted !== undefined),
    fields,
    projection,
  );
  const noted =
    byNote.length === 0 ? [] : [unlessNull(projection.column('note_items'), byNote.join(' || '))];
  const all = [...byLaw, ...noted];
  if (all.length === 0) return `'[]'::jsonb`;
  const name = `withheld_${fields.map((field) => field.key).join('_')}`.slice(0, 60).toLowerCase();
  return projection.derived(name, () => all.join(' || '));
}

/** Most records carry no note, and are spared the look at each of their cells. */
function unlessNull(column: string, sql: string): string {
  return `CASE WHEN ${column} IS NULL THEN '[]' ELSE ${sql} END`;
}

/** One list for the cells that are kept back under one condition. */
function lists(
  missed: readonly (Missed & { readonly name: string })[],
  fields: readonly Selection[],
  projection: Projection,
): readonly string[] {
  const groups = Map.groupBy(missed, (one) => one.when);
  return [...groups].map(([when, members]) => {
    const items = members.map((one) => item(one, fields, projection));
    return `CASE WHEN ${when} THEN jsonb_build_array(${items.join(', ')}) ELSE '[]' END`;
  });
}

function item(
  { name, withheld, noted }: Missed & { readonly name: string },
  fields: readonly Selection[],
  projection: Projection,
): string {
  const values: Readonly<Record<string, string | null>> = { field: name, ...withheld };
  return jsonObject(
    fields.map(({ key, field, type }) => {
      if (noted !== undefined && field === 'until') {
        return [key, `coordination.note_until(${projection.column('notes')}, '${noted}')`];
      }
      const value = field === '__typename' ? type : values[field];
      return [key, value == null ? 'NULL::text' : `'${value.replaceAll("'", "''")}'::text`];
    }),
  );
}
