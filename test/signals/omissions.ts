import type { Pool } from 'pg';
import type { CheckOptions } from '../../src/resolvers/publish/checkClocks.ts';
import { checkClocks } from '../../src/resolvers/publish/checkClocks.ts';
import { registry } from '../generate/world.ts';

const flagged = `EXISTS (SELECT 1 FROM environment.environmental_violation v
  WHERE v.case_id = c.id AND v.suspected_crime)`;
const violated = `EXISTS (SELECT 1 FROM environment.environmental_violation v WHERE v.case_id = c.id)`;
const penalised = `EXISTS (SELECT 1 FROM environment.administrative_penalty p WHERE p.case_id = c.id
  AND p.decided_on < now() - interval '12 days')`;
const unpenalised = `NOT EXISTS (SELECT 1 FROM environment.administrative_penalty p WHERE p.case_id = c.id)`;
const transferred = `EXISTS (SELECT 1 FROM environment.crime_transfer t WHERE t.case_id = c.id AND t.sent_at IS NOT NULL)`;
const filedSo = `EXISTS (SELECT 1 FROM police.filing_decision f WHERE f.case_id = c.id AND f.result = 'FILED')`;
const accepted = `EXISTS (SELECT 1 FROM police.transfer_acceptance a WHERE a.case_id = c.id
  AND a.received_at < now() - interval '45 days' AND a.forward IS NULL AND a.returned IS NULL
  AND NOT EXISTS (SELECT 1 FROM police.transfer_acceptance b WHERE b.superseded_at IS NULL AND b.case_id = c.id
    AND (b.forward IS NOT NULL OR b.returned IS NOT NULL OR b.received_at > a.received_at)))`;
const decided = `EXISTS (SELECT 1 FROM police.filing_decision f WHERE f.case_id = c.id)`;
const idle = `c.stage_rank = 70 AND EXISTS (SELECT 1 FROM police.filing_decision f WHERE f.case_id = c.id
  AND f.result = 'FILED' AND f.decided_at < now() - interval '181 days')
  AND NOT EXISTS (SELECT 1 FROM police.case_withdrawal w WHERE w.case_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM procuratorate.arrest_decision d WHERE d.case_id = c.id AND d.result = 'APPROVED')`;
const referred = `EXISTS (SELECT 1 FROM police.prosecution_referral r WHERE r.case_id = c.id)`;
const untransferred = `${flagged} AND NOT ${transferred} AND NOT ${filedSo}`;

/** What the tables themselves show was left undone, by the signal that must tell it, and what is clean. */
export interface Omission {
  readonly kind: string;
  readonly omitted: string;
  readonly clean: string;
}

/** The four abuses; filing decisions were lost of the cases in the table `public.unfiled`. */
export const omissions: readonly Omission[] = [
  {
    kind: 'PENALTY_INSTEAD_OF_TRANSFER',
    omitted: `${untransferred} AND ${penalised}`,
    clean: `${transferred} AND ${violated}`,
  },
  {
    kind: 'NOT_TRANSFERRED',
    omitted: `${untransferred} AND ${unpenalised}`,
    clean: `${transferred} AND ${violated}`,
  },
  {
    kind: 'NOT_FILED',
    omitted: `c.id IN (SELECT case_id FROM public.unfiled)`,
    clean: decided,
  },
  { kind: 'NOT_INVESTIGATED', omitted: idle, clean: referred },
];

/** That a record on which a signal rests is marked for others: its signals are for those alone. */
export const keptFrom = (organ: string): string =>
  ['environment.environmental_violation', 'police.filing_decision']
    .map(
      (table) => `EXISTS (SELECT 1 FROM ${table} m WHERE m.case_id = c.id AND m.marked
        AND NOT m.marking_audience @> ARRAY['${organ}'])`,
    )
    .join(' OR ');

/** The cases that nobody sealed of which the condition holds. */
export async function truth(pool: Pool, sql: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT c.id FROM coordination."case" c WHERE c.sealed IS NOT TRUE AND (${sql}) ORDER BY c.id`,
  );
  return rows.map(({ id }) => id);
}

/** Takes the decision out of cases that were accepted long ago; their clocks follow. */
export async function loseFilings(
  pool: Pool,
  most: number,
  days: Pick<CheckOptions, 'calendar' | 'readings'>,
): Promise<void> {
  const chosen = await truth(
    pool,
    `${accepted} AND ${decided}
    AND NOT EXISTS (SELECT 1 FROM police.supervised_filing_outcome o WHERE o.case_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM police.reconsideration_decision o WHERE o.case_id = c.id)`,
  );
  // Spread over the years, not the first ones.
  const step = Math.max(1, Math.floor(chosen.length / most));
  const lost = chosen.filter((_, place) => place % step === 0).slice(0, most);
  await pool.query('CREATE TABLE IF NOT EXISTS public.unfiled (case_id uuid PRIMARY KEY)');
  await pool.query('INSERT INTO public.unfiled SELECT unnest($1::uuid[])', [lost]);
  await pool.query('DELETE FROM police.filing_decision WHERE case_id = ANY($1::uuid[])', [lost]);
  const organs = await pool.query('SELECT id, agency FROM coordination.organ');
  const agencies = new Map(organs.rows.map(({ id, agency }) => [id, agency]));
  const agencyOf = (organ: string) => agencies.get(organ);
  await checkClocks(pool, registry, { ...days, agencyOf, mend: true, only: lost });
}
