import type { Pool, QueryConfig } from 'pg';
import { appendChangesSql, type NewChanges } from '../changes/appendChanges.ts';
import { mapped } from '../runStatement.ts';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass, showPass } from '../wall/queryWithPass.ts';
import { adjustClocksSql, type ClockAdjustment } from './adjustClocksSql.ts';
import { type FoundCase, shareCases, unrevisedSql } from './caseLock.ts';
import { type ClockEnding, type EndingEffect, endClocksSql } from './endClocksSql.ts';
import { type Insertion, insertionSql } from './Insertion.ts';
import { type Sealing, seal } from './seal.ts';

/** How far the records of a publication bring a case, or single parties of it. */
export interface Advance {
  readonly caseId: string;
  /** The stage rank that was found: where the case came from, as the change log tells it. */
  readonly from: number;
  readonly rank: number;
  readonly bits: number;
  readonly organs: readonly string[];
}

export interface PartyAdvance {
  readonly caseId: string;
  /** Null: all parties of the case. */
  readonly partyId: string | null;
  readonly rank: number;
  readonly bits: number;
}

export interface Storage {
  readonly insertions: readonly Insertion[];
  /** The cases that were there before, as they were found. */
  readonly found: readonly FoundCase[];
  readonly cases: readonly Advance[];
  readonly parties: readonly PartyAdvance[];
  readonly organ: string;
  readonly sealings: readonly Sealing[];
  readonly endings: readonly ClockEnding[];
  /** What the events of the endings do, rule by rule. */
  readonly effects: readonly EndingEffect[];
  readonly adjustments: readonly ClockAdjustment[];
  readonly changes: NewChanges;
}

/** Statements that PostgreSQL keeps planned; rare combinations of columns beyond go unnamed. */
const mostNames = 300;
const names = new Map<string, string>();

/**
 * Stores records, cases, parties, numbers, clocks, changes and the receipt in one statement, and so in one
 * transaction. Throws PostgreSQL's 23505 as it is, and `revisedMeanwhile` where a correction came
 * between look-up and statement: the caller looks up again what came first.
 */
export async function store(pool: Pool, pass: Pass, storage: Storage): Promise<void> {
  const { insertions } = storage;
  // Two batches that lock the same cases do so in one order, or they would wait for each other.
  const cases = storage.cases.toSorted(byCase);
  const parties = storage.parties.toSorted(byCase);
  const values: unknown[] = [];
  const parts = insertions
    .filter((insertion) => insertion.rows.length > 0)
    .map((insertion, index) => {
      const { sql, values: more } = insertionSql(insertion, values.length);
      values.push(...more);
      return `i${index} AS (${sql})`;
    });
  if (cases.length > 0) {
    const at = values.length;
    values.push(
      cases.map((one) => one.caseId),
      cases.map((one) => one.rank),
      cases.map((one) => one.bits),
      cases.map((one) => one.organs.join(' ')),
      cases.map((one) => one.from),
    );
    parts.push(`ca AS (UPDATE coordination."case" c SET
      stage_rank = greatest(c.stage_rank, u.rank), indicator_bits = c.indicator_bits | u.bits,
      participants = ARRAY(SELECT DISTINCT o FROM unnest(c.participants || u.organs) o ORDER BY o)
      FROM (SELECT id, rank, bits, string_to_array(organs, ' ') AS organs, stage_from
        FROM unnest($${at + 1}::uuid[], $${at + 2}::int[], $${at + 3}::int[], $${at + 4}::text[], $${at + 5}::int[])
          v(id, rank, bits, organs, stage_from)) u
      WHERE c.id = u.id AND (c.stage_rank < u.rank OR c.indicator_bits & u.bits <> u.bits OR NOT c.participants @> u.organs)
      RETURNING c.id, c.division_code, u.stage_from, c.stage_rank AS stage_to)`);
  }
  if (parties.length > 0) {
    const at = values.length;
    values.push(
      parties.map((one) => one.caseId),
      parties.map((one) => one.partyId),
      parties.map((one) => one.rank),
      parties.map((one) => one.bits),
    );
    parts.push(`pa AS (UPDATE coordination.party p SET
      stage_rank = greatest(p.stage_rank, u.rank), indicator_bits = p.indicator_bits | u.bits
      FROM (SELECT q.id, q.stage_rank AS stage_from, max(v.rank) AS rank, bit_or(v.bits) AS bits
        FROM unnest($${at + 1}::uuid[], $${at + 2}::uuid[], $${at + 3}::int[], $${at + 4}::int[]) v(case_id, party_id, rank, bits)
        JOIN coordination.party q ON q.case_id = v.case_id AND (v.party_id IS NULL OR v.party_id = q.id)
        GROUP BY q.id, q.stage_rank) u
      WHERE p.id = u.id
        AND (p.stage_rank < u.rank OR p.indicator_bits & u.bits <> u.bits)
      RETURNING p.id, p.case_id, p.division_code, u.stage_from, p.stage_rank AS stage_to)`);
  }
  if (storage.changes.records.length > 0) {
    const moved = { cases: cases.length > 0, parties: parties.length > 0 };
    const { sql, values: more } = appendChangesSql(storage.changes, moved, values.length);
    values.push(...more);
    parts.push(`ch AS (${sql})`);
  }
  if (storage.endings.length > 0) {
    const { endings, effects } = storage;
    const { sql, values: more } = endClocksSql(endings, effects, values.length);
    values.push(...more);
    parts.push(`ec AS (${sql})`);
  }
  if (storage.adjustments.length > 0) {
    const { sql, values: more } = adjustClocksSql(storage.adjustments, values.length);
    values.push(...more);
    parts.push(`ac AS (${sql})`);
  }
  const unrevised = unrevisedSql(storage.found, values.length);
  if (storage.found.length > 0) values.push(...unrevised.values);
  const text = `WITH ${parts.join(',\n')} SELECT ${storage.found.length > 0 ? unrevised.sql : 1}`;
  const name = names.get(text) ?? (names.size < mostNames ? `store-${names.size}` : undefined);
  if (name !== undefined) names.set(text, name);
  const query = { ...(name !== undefined && { name }), text, values };
  try {
    const ahead = storage.found.length > 0 ? shareCases(storage.found) : undefined;
    if (storage.sealings.length === 0) await queryWithPass(pool, pass, query, ahead);
    else await storeAndSeal(pool, pass, ahead === undefined ? [query] : [ahead, query], storage);
  } catch (cause) {
    throw mapped(cause);
  }
}

async function storeAndSeal(
  pool: Pool,
  pass: Pass,
  queries: readonly QueryConfig[],
  storage: Pick<Storage, 'organ' | 'sealings'>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await showPass(client, pass);
    for (const query of queries) await client.query(query);
    await seal(client, storage);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    // The session may be dead or amid a transaction: the pool replaces it.
    client.release(true);
    throw error;
  }
}

function byCase(one: { caseId: string }, other: { caseId: string }): number {
  return one.caseId < other.caseId ? -1 : 1;
}
