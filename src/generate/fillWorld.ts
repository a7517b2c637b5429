import { setImmediate as immediately } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { caseSerial } from '../codes/caseSerial.ts';
import { openHubKey } from '../db/openHubKey.ts';
import { type Reserved, reserveNumbers } from '../db/publication/reserveNumbers.ts';
import type { Registry } from '../policy/Registry.ts';
import { readCalendar } from '../policy/readCalendar.ts';
import { enterAsOfficersDo } from './enterAsOfficersDo.ts';
import { planFeeds } from './FeedPlan.ts';
import { findDistricts } from './findDistricts.ts';
import { countCases, firstCaseId, generateCases, type WorldPlan } from './generateCases.ts';
import type { NumberRange } from './NumberRange.ts';
import type { Setting } from './Story.ts';
import { WorldWriter } from './WorldWriter.ts';
import { worldSpan } from './worldSpan.ts';
import type { WrittenCase } from './writeCase.ts';

/** A world to be filled into a database. */
export interface FillOptions {
  readonly seed: number;
  readonly cases: number;
  /** The first four digits of the city's code, such as 3703. */
  readonly city: string;
  /** Told the number of cases written so far. */
  readonly onProgress?: (cases: number) => void;
}

/** How many rows went into each table. */
export type Filled = ReadonlyMap<string, number>;

/** Cases that are gathered before they are copied: enough for COPY, little in memory. */
const chunkCases = 2500;
const pauseCases = 20;

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
    const districts = await findDistricts(client, options.city);
    const plan: WorldPlan = { ...options, ...worldSpan, districts };
    const ranges = new Map<NumberRange, Reserved>();
    const key = await openHubKey(pool, 'case number');
    const setting: Setting = {
      feeds: planFeeds(registry),
      calendar: await readCalendar(),
      anchor: worldSpan.anchor,
      habit: enterAsOfficersDo,
      serialOf: (range, n) => {
        const reserved = ranges.get(range);
        return reserved === undefined ? n : caseSerial(n, reserved, key);
      },
    };
    await refuseTwice(client, firstCaseId(plan, setting));
    for (const [range, one] of await reserveRanges(pool, countCases(plan))) ranges.set(range, one);
    const firsts = new Map([...ranges].map(([range, { first }]) => [range, first]));
    const writer = new WorldWriter(setting.feeds);
    await copyCases(client, generateCases(plan, setting, firsts), { writer, options });
    await client.query('COMMIT');
    await analyze(client, [...writer.counts.keys()]);
    return writer.counts;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

interface Copying {
  readonly writer: WorldWriter;
  readonly options: FillOptions;
}

/** Invents the next chunk while PostgreSQL stores the one before. */
async function copyCases(
  client: PoolClient,
  cases: Iterable<WrittenCase>,
  { writer, options }: Copying,
): Promise<void> {
  let storing = Promise.resolve();
  let gathered = 0;
  for (const one of cases) {
    writer.add(one);
    gathered += 1;
    // Without pauses nothing would go onto the wire meanwhile.
    if (gathered % pauseCases === 0) await immediately();
    if (gathered % chunkCases !== 0) continue;
    await storing;
    storing = writer.take()(client);
    // Its failure is met where the next chunk waits for it.
    storing.catch(() => undefined);
    options.onProgress?.(gathered);
  }
  await storing;
  await writer.take()(client);
  options.onProgress?.(gathered);
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
): Promise<ReadonlyMap<NumberRange, Reserved>> {
  const keys = [...counts.keys()];
  const reserved = await reserveNumbers(
    pool,
    keys.map((key) => ({
      divisionCode: key.slice(0, 6),
      year: Number(key.slice(7)),
      count: counts.get(key) ?? 0,
    })),
  );
  return new Map(
    keys.flatMap((key, index): readonly [NumberRange, Reserved][] => {
      const one = reserved[index];
      return one === undefined ? [] : [[key, one]];
    }),
  );
}
