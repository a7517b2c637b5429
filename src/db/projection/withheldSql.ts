import { jsonObject } from './jsonObject.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/** A record's own list of what it withholds from this reader, as SQL of a JSON array. */
export function withheldSql(projection: Projection, fields: readonly Selection[]): string {
  const parts = new Map<string, string[]>();
  for (const name of projection.model.cells.keys()) {
    for (const { when, withheld } of projection.missedBy(name)) {
      const values: Readonly<Record<string, string | null>> = { field: name, ...withheld };
      const item = jsonObject(
        fields.map(({ key, field, type }) => {
          const value = field === '__typename' ? type : values[field];
          return [key, value == null ? 'NULL::text' : `'${value.replaceAll("'", "''")}'::text`];
        }),
      );
      parts.set(when, [...(parts.get(when) ?? []), item]);
    }
  }
  if (parts.size === 0) return `'[]'::json`;
  const lists = [...parts].map(
    ([when, items]) =>
      `CASE WHEN ${when} THEN jsonb_build_array(${items.join(', ')}) ELSE '[]' END`,
  );
  const name = `withheld_${fields.map((field) => field.key).join('_')}`.slice(0, 60).toLowerCase();
  return projection.inner(name, () => lists.join(' || '));
}
