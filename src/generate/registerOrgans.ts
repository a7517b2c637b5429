import type { ClientBase } from 'pg';
import type { NewOrgan } from './organsOf.ts';

/** Registers organs that are missing. */
export async function registerOrgans(
  client: ClientBase,
  organs: readonly NewOrgan[],
): Promise<void> {
  await giveUpReferenceCourts(client, organs);
  const column = (key: keyof NewOrgan) => organs.map((organ) => organ[key] ?? null);
  await client.query(
    `INSERT INTO coordination.organ (id, name, agency, level, division_code, parent_id, court_code)
     SELECT n.id, n.name, n.agency, n.level, n.division, n.parent,
       CASE WHEN NOT EXISTS (SELECT FROM coordination.organ o WHERE o.court_code = n.court) THEN n.court END
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       n(id, name, agency, level, division, parent, court)
     ON CONFLICT DO NOTHING`,
    [
      column('id'),
      column('name'),
      column('agency'),
      column('level'),
      column('divisionCode'),
      column('parentId'),
      column('courtCode'),
    ],
  );
}

/**
 * The reference data bring each court under its code (`court-鲁0303`). Where nothing refers to that
 * row, the court is registered anew with the id that its readers and records have.
 */
async function giveUpReferenceCourts(
  client: ClientBase,
  organs: readonly NewOrgan[],
): Promise<void> {
  const courts = organs.filter((organ) => organ.courtCode !== undefined);
  await client.query(
    `DELETE FROM coordination.organ o
     USING unnest($1::text[], $2::text[]) n(id, court)
     WHERE o.court_code = n.court AND o.id = 'court-' || n.court AND o.id <> n.id
       AND NOT EXISTS (SELECT FROM coordination.reader r WHERE r.organ_id = o.id)
       AND NOT EXISTS (SELECT FROM coordination.organ c WHERE c.parent_id = o.id)
       AND NOT EXISTS (SELECT FROM coordination."case" c WHERE o.id = ANY(c.participants))`,
    [courts.map((court) => court.id), courts.map((court) => court.courtCode)],
  );
}
