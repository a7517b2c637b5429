import { jsonObject } from './jsonObject.ts';
import type { Struct } from './Model.ts';
import type { Selection } from './Selection.ts';

/** The selected parts of a structured cell (stored as jsonb) as SQL of JSON; null stays null. */
export function structSql(
  value: string,
  struct: Struct,
  list: boolean,
  fields: readonly Selection[],
  depth = 0,
): string {
  const element = `e${depth}`;
  if (!list)
    return `CASE WHEN ${value} IS NOT NULL THEN ${parts(value, struct, fields, depth)} END`;
  const each = `SELECT json_agg(${parts(`${element}.value`, struct, fields, depth)}) FROM jsonb_array_elements(${value}) ${element}`;
  return `CASE WHEN ${value} IS NOT NULL THEN coalesce((${each}), '[]') END`;
}

function parts(value: string, struct: Struct, fields: readonly Selection[], depth: number): string {
  return jsonObject(
    fields.map((selected) => {
      if (selected.field === '__typename') return [selected.key, `'${struct.name}'::text`] as const;
      const part = struct.parts.get(selected.field);
      if (part === undefined) throw new Error(`${struct.name} has no part ${selected.field}`);
      // JSON null in the stored value must read as SQL null.
      const inner = `nullif(${value} -> '${part.name}', 'null')`;
      if (part.struct === undefined) return [selected.key, inner] as const;
      return [
        selected.key,
        structSql(inner, part.struct(), part.list, selected.fields, depth + 1),
      ] as const;
    }),
  );
}
