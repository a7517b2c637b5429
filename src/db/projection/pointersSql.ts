import type { Compiler } from './Compiler.ts';
import { jsonObject } from './jsonObject.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/** What is told of a record that its provider keeps to named readers, by field. */
const fields: Readonly<Record<string, string>> = {
  kind: 'p.kind',
  ownerOrganId: 'p.owner',
  ownerName: 'o.name',
  contact: 'o.contact',
  handle: 'p.handle',
};

/** The case's records that exist for the reader as pointers only, as SQL of a JSON array. */
export function pointersSql(outer: Projection, selected: Selection, compiler: Compiler): string {
  const kinds = pointerRows(outer.model.relations.values(), compiler, outer.key('id'));
  const json = jsonObject(
    selected.fields.map(({ key, field, type }) => [
      key,
      field === '__typename' ? `'${type}'::text` : (fields[field] ?? 'NULL'),
    ]),
  );
  return `(SELECT coalesce(json_agg(${json} ORDER BY p.kind, p.handle), '[]') FROM (${kinds}) p LEFT JOIN coordination.organ o ON o.id = p.owner)`;
}

/** One row for each pointer of a case: kind, owner, handle, and the record's id, which is not told. */
export function pointerRows(
  relations: Iterable<{ readonly shape: string; readonly to: string }>,
  compiler: Compiler,
  caseId: string,
): string {
  const feeds = [...relations].filter(({ shape }) => shape === 'connection');
  return feeds
    .map(({ to }) => {
      const record = compiler.pointers(to);
      const row = record.rowAlias;
      record.where(`${row}.case_id = ${caseId} AND '*' = ANY(${row}.note_items)`);
      const handle = record.inner(
        'handle',
        () =>
          `(SELECT e.note ->> 'handle' FROM jsonb_array_elements(${row}.notes) e(note) WHERE e.note -> 'fields' ? '*' LIMIT 1)`,
      );
      const columns = `'${to}'::text AS kind, ${record.key('owner_organ_id')} AS owner, ${handle} AS handle, ${record.key('id')} AS id`;
      return `SELECT ${columns} FROM ${record.sql()}`;
    })
    .join(' UNION ALL ');
}
