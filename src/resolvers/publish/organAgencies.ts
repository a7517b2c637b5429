import type { Pool } from 'pg';

/** Organs are added but never removed, so what was found once stays found. */
const agencies = new WeakMap<Pool, Map<string, string>>();

/** The agencies of these organs, and of others that were asked for before. */
export async function organAgencies(
  pool: Pool,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const known = agencies.get(pool) ?? new Map<string, string>();
  agencies.set(pool, known);
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  const { rows } = await pool.query<{ id: string; agency: string }>(
    'SELECT o.id, o.agency FROM coordination.organ o WHERE o.id = ANY($1)',
    [unknown],
  );
  for (const { id, agency } of rows) known.set(id, agency);
  return known;
}
