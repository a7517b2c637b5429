import { restrictionOrder } from '../../codes/restrictions.ts';
import type { Restricted } from './Classes.ts';
import { jsonObject } from './jsonObject.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/** The cell behind each field of a record's marking; the others are derived. */
const cells: Readonly<Record<string, string>> = {
  level: 'markingLevel',
  audience: 'markingAudience',
  reason: 'markingReason',
};

/** A record's own marking as this reader may see it, as SQL of a JSON object. */
export function markingSql(projection: Projection, fields: readonly Selection[]): string {
  return jsonObject(
    fields.map(({ key, field, type }) => {
      if (field === '__typename') return [key, `'${type}'::text`];
      if (field === 'restrictions') return [key, `to_json(${restrictionsSql(projection)})`];
      return [key, projection.shown(cells[field] ?? field)];
    }),
  );
}

/** The cells that a marking is made of, with the keys under which the answer shows them. */
export function markingCells(fields: readonly Selection[]): readonly (readonly [string, string])[] {
  return fields.flatMap(({ key, field }) => {
    const cell = cells[field];
    return cell === undefined ? [] : [[cell, key] as const];
  });
}

/** Restrictions of all cells of the row that the reader may see, asked for or not. */
function restrictionsSql(projection: Projection): string {
  const { restricted } = projection.report.classes;
  const named = restrictionOrder.flatMap((name) => {
    const terms = restricted
      .filter(({ names }) => names.includes(name))
      .map((one) => shownSql(one, projection));
    return terms.length === 0 ? [] : [`CASE WHEN ${terms.join(' OR ')} THEN '${name}' END`];
  });
  return `array_remove(ARRAY[${named.join(', ')}]::text[], NULL)`;
}

function shownSql({ cells: of, of: whose }: Restricted, projection: Projection): string {
  const filled = of.map((cell) => `${projection.shown(cell)} IS NOT NULL`).join(' OR ');
  if (whose === undefined) return `(${filled})`;
  if ('only' in whose) return `(${filled}) AND ${projection.shown(whose.only)} IS TRUE`;
  const values = whose.in.map((value) => `'${value}'`).join(', ');
  return `(${filled}) AND (${projection.shown(whose.unless)} IN (${values})) IS NOT TRUE`;
}
