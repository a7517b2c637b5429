import type { Pool } from 'pg';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';

/** Any number that no other advisory lock of the hub's database uses. */
const clockLock = 0x636c_6f6b;
const largestBatch = 500;

/** Clocks that fall due: what need not be done, or may not be owed, is nobody's delay. */
const awaited = `NOT c.overdue_told AND c.ended_at IS NULL AND c.paused_at IS NULL AND NOT c.optional AND NOT c.conditional`;

/**
 * Of several nodes one at a time marks what has fallen due and enters it in the change log, in one
 * transaction. A clock that ends meanwhile is not told of.
 */
const text = `WITH lead AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${clockLock}) AS held),
  late AS (
    UPDATE coordination.clock c SET overdue_told = true
    WHERE (SELECT held FROM lead) AND ${awaited}
      AND c.id = ANY (ARRAY(SELECT c.id FROM coordination.clock c
        WHERE ${awaited} AND c.due_at < now() ORDER BY c.due_at LIMIT ${largestBatch}))
    RETURNING c.id, c.case_id, c.party_id, c.division_code, c.obliged_organ_id
  ),
  told AS (
    INSERT INTO coordination.change_entry
      (kind, feed, record_id, case_id, party_id, division_code, organ_id, changed_at)
    SELECT 'CLOCK', 'Clock', id, case_id, party_id, division_code, obliged_organ_id, now() FROM late
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM told)::integer AS told,
    extract(epoch FROM (SELECT min(c.due_at) FROM coordination.clock c
      WHERE ${awaited} AND c.due_at >= now()) - now())::float8 * 1000 AS "nextMs"`;

/** Tells of what has fallen due; says of how many clocks, and after how long the next one does. */
export async function tellOverdue(
  pool: Pool,
  pass: Pass,
): Promise<{ told: number; nextMs: number | null }> {
  const query = { name: 'tell-overdue', text };
  const { rows } = await queryWithPass<{ told: number; nextMs: number | null }>(pool, pass, query);
  return rows[0] ?? { told: 0, nextMs: null };
}
