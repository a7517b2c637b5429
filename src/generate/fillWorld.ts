import type { Pool, PoolClient } from 'pg';
import { reserveNumbers } from '../db/publication/reserveNumbers.ts';
import type { Registry } from '../policy/Registry.ts';
import { readCalendar } from '../policy/readCalendar.ts';
import { chunkWriter, settingOf } from './chunkWriter.ts';
import { findDistricts } from './findDistricts.ts';
import {
  type Chunk,
  chunksOf,
  countCases,
  firstCaseId,
  type NumberRange,
  type WorldPlan,
} from './generateCases.ts';
import type { Setting } from './Story.ts';
import { type Copied, storeCopied } from './TableCopy.ts';
import { worldSpan } from './worldSpan.ts';
import { writtenByThreads } from './writtenByThreads.ts';

/** A world to be filled into a database. */
export interface FillOptions {
  readonly seed: number;
  readonly cases: number;
  /** The first four digits of the city's code, such as 3703. */
  readonly city: string;
  /** Threads that write beside this one, by the regulation of this hub; none for a small world. */
  readonly threads?: number;
  /** Told the number of cases written so far. */
  readonly onProgress?: (cases: number) => void;
}

/** How many rows went into each table. */
export type Filled = ReadonlyMap<string, number>;

/** Cases that are written before they are copied: enough for COPY, little in memory. */
const chunkCases = 1000;

/**
 * Fills a synthetic world into the database, in one transaction: all of it or nothing. Its cases go on
 * from the numbers that were given before. Throws a sentence if this very world is there already.
 */
export async function fillWorld(
  pool: Pool,
  registry: Registry,
  options: FillOptions,
): Promise<Filled> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // A generated world can be generated again, so it need not wait for the disk.
    await client.query('SET LOCAL synchronous_commit = off');
    const { seed, cases, city } = options;
    const districts = await findDistricts(client, city);
    const plan: WorldPlan = { seed, cases, ...worldSpan, districts };
    const setting = settingOf(registry, await readCalendar(), plan.anchor);
    await refuseTwice(client, firstCaseId(plan, setting));
    const firsts = await reserveRanges(pool, countCases(plan));
    const chunks = chunksOf(plan, firsts, chunkCases);
    const filled = await storeChunks(client, chunks, { plan, setting, options });
    await client.query('COMMIT');
    await analyze(client, [...filled.keys()]);
    return filled;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

interface Storing {
  readonly plan: WorldPlan;
  readonly setting: Setting;
  readonly options: FillOptions;
}

async function storeChunks(
  client: PoolClient,
  chunks: readonly Chunk[],
  { plan, setting, options: { threads = 0, onProgress } }: Storing,
): Promise<Filled> {
  const filled = new Map<string, number>();
  const written =
    threads > 0 ? writtenByThreads(chunks, plan, threads) : writtenHere(chunks, plan, setting);
  let done = 0;
  for await (const tables of written) {
    await storeCopied(client, tables);
    for (const { table, rows } of tables) filled.set(table, (filled.get(table) ?? 0) + rows);
    done += 1;
    onProgress?.(Math.min(done * chunkCases, plan.cases));
  }
  return filled;
}

function* writtenHere(
  chunks: readonly Chunk[],
  plan: WorldPlan,
  setting: Setting,
): Generator<readonly Copied[]> {
  const write = chunkWriter(plan, setting);
  for (const chunk of chunks) yield write(chunk);
}

/** A coarse sample plans well enough until PostgreSQL takes its own, and costs a fourth. */
async function analyze(client: PoolClient, tables: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL default_statistics_target = 25');
  await client.query(`ANALYZE ${tables.join(', ')}`);
  await client.query('COMMIT');
}

async function refuseTwice(client: PoolClient, id: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM coordination."case" c WHERE c.id = $1', [
    id,
  ]);
  if (rowCount === 0) return;
  throw new Error(
    'The database holds the world of this seed and size already. Choose another seed.',
  );
}

async function reserveRanges(
  pool: Pool,
  counts: ReadonlyMap<NumberRange, number>,
): Promise<ReadonlyMap<NumberRange, number>> {
  const keys = [...counts.keys()];
  const firsts = await reserveNumbers(
    pool,
    keys.map((key) => ({
      divisionCode: key.slice(0, 6),
      year: Number(key.slice(7)),
      count: counts.get(key) ?? 0,
    })),
  );
  return new Map(keys.map((key, index) => [key, firsts[index] ?? 1]));
}
