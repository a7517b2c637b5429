import type { Pool, PoolClient } from 'pg';
import { type Insertion, insertionSql } from '../../db/publication/Insertion.ts';
import type { CaseClocks, ClockRules } from '../../policy/clocks/CaseClocks.ts';
import type { Registry } from '../../policy/Registry.ts';
import { clockLine } from './clockLine.ts';
import { clockColumns, eventColumns } from './columns.ts';
import { recordsOfCases } from './recordsOfCases.ts';
import { replayClocks } from './replayClocks.ts';

export interface ClockCheck {
  readonly cases: number;
  readonly clocks: number;
  /** Cases whose stored clocks are not those that their records give. */
  readonly differing: readonly string[];
}

export interface CheckOptions extends ClockRules {
  /** Whether the clocks of differing cases are put right. */
  readonly mend: boolean;
  /** These cases alone, or all of them. */
  readonly only?: readonly string[];
  /** All cases after this one, in the order of their ids. */
  readonly after?: string;
  readonly onProgress?: (cases: number, last: string) => void;
}

const chunkCases = 500;

/** Works all clocks out again from the records and compares them with those stored. Needs the owner's pool. */
export async function checkClocks(
  pool: Pool,
  registry: Registry,
  options: CheckOptions,
): Promise<ClockCheck> {
  const differing: string[] = [];
  const counts = { cases: 0, clocks: 0 };
  for (let last = options.after ?? '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM coordination."case" WHERE id > $1 AND ($2::uuid[] IS NULL OR id = ANY($2))
       ORDER BY id LIMIT ${chunkCases}`,
      [last, options.only ?? null],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return { ...counts, differing };
    const entered = await recordsOfCases(pool, registry, ids);
    const replayed = replayClocks(entered, ids, options);
    const stored = await storedClocks(pool, ids);
    for (const [id, { clocks }] of replayed) {
      const given = clocks.map((clock) => clockLine({ ...clock })).sort();
      counts.clocks += given.length;
      if (given.join('\n') !== (stored.get(id) ?? []).join('\n')) differing.push(id);
    }
    if (options.mend) await mend(pool, replayed, differing);
    counts.cases += ids.length;
    last = ids.at(-1) ?? last;
    options.onProgress?.(counts.cases, last);
  }
}

async function storedClocks(
  pool: Pool,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const columns = clockColumns.map(({ name, key }) => `c.${name} AS "${key}"`).join(', ');
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT ${columns} FROM coordination.clock c WHERE c.case_id = ANY($1::uuid[])`,
    [ids],
  );
  const byCase = Map.groupBy(rows, ({ caseId }) => String(caseId));
  return new Map([...byCase].map(([id, of]) => [id, of.map(clockLine).sort()]));
}

async function mend(
  pool: Pool,
  replayed: ReadonlyMap<string, CaseClocks>,
  differing: readonly string[],
): Promise<void> {
  const client = await pool.connect();
  try {
    for (const id of differing) {
      const found = replayed.get(id);
      if (found === undefined) continue;
      await client.query('BEGIN');
      await client.query('DELETE FROM coordination.clock WHERE case_id = $1', [id]);
      await client.query('DELETE FROM coordination.case_event WHERE case_id = $1', [id]);
      const now = new Date().toISOString();
      const clocks = found.clocks.map((one) => ({ ...one, overdueTold: one.dueAt < now }));
      const events = found.events.map((one) => ({ ...one }));
      await insert(client, { table: 'coordination.clock', columns: clockColumns, rows: clocks });
      await insert(client, {
        table: 'coordination.case_event',
        columns: eventColumns,
        rows: events,
      });
      await client.query('COMMIT');
    }
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function insert(client: PoolClient, insertion: Insertion): Promise<void> {
  if (insertion.rows.length === 0) return;
  const { sql, values } = insertionSql(insertion, 0);
  await client.query(sql, [...values]);
}
