import type { PoolClient } from 'pg';
import { planFeeds } from '../generate/FeedPlan.ts';
import { registerOrgans } from '../generate/registerOrgans.ts';
import { storeCopied } from '../generate/TableCopy.ts';
import { WorldWriter } from '../generate/WorldWriter.ts';
import type { Registry } from '../policy/Registry.ts';
import type { Database } from '../server/openDatabase.ts';
import { demoCaseNumber } from './demoCaseNumber.ts';
import { demoOrgans, demoReaders } from './demoReaders.ts';
import { inventDemo } from './inventDemo.ts';

export interface DemoOptions {
  readonly database: Pick<Database, 'admin'>;
  readonly registry: Registry;
  readonly log: (line: string) => void;
}

/**
 * Fills an empty database with the demo city: organs, readers and cases, in one transaction. One that
 * holds cases gets organs and readers only, and one that knows a demo reader stays as it is.
 */
export async function loadDemo({ database, registry, log }: DemoOptions): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query('BEGIN');
    // Of two hubs that start at once, one loads and the other waits and finds it done.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('xianjie demo'))`);
    if (!(await isLoaded(client))) await load(client, registry, log);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function isLoaded(client: PoolClient): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM coordination.reader r WHERE r.login = ANY($1) LIMIT 1',
    [demoReaders.map((reader) => reader.login)],
  );
  return rowCount === 1;
}

async function load(
  client: PoolClient,
  registry: Registry,
  log: DemoOptions['log'],
): Promise<void> {
  await registerOrgans(client, demoOrgans);
  await registerReaders(client);
  const { rowCount } = await client.query('SELECT FROM coordination."case" LIMIT 1');
  if (rowCount === 1) {
    log('demo readers registered; the database holds cases already, so none were added');
    return;
  }
  const { cases, lastNumbers } = await inventDemo(registry);
  const writer = new WorldWriter(planFeeds(registry));
  for (const one of cases) writer.add(one);
  await storeCopied(client, writer.take());
  const ranges = [...lastNumbers.keys()];
  await client.query(
    `INSERT INTO coordination.case_sequence AS s (division_code, year, last)
     SELECT * FROM unnest($1::text[], $2::int[], $3::int[])
     ON CONFLICT (division_code, year) DO UPDATE SET last = greatest(s.last, excluded.last)`,
    [
      ranges.map((range) => range.slice(0, 6)),
      ranges.map((range) => Number(range.slice(7))),
      [...lastNumbers.values()],
    ],
  );
  log(`demo city loaded: ${cases.length} cases; ${demoCaseNumber()} shows most`);
}

async function registerReaders(client: PoolClient): Promise<void> {
  const column = (key: 'login' | 'kind' | 'organId' | 'clearance' | 'status') =>
    demoReaders.map((reader) => reader[key]);
  await client.query(
    `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
     SELECT n.login, n.kind, n.organ, string_to_array(n.posts, ' '), n.clearance, n.status
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       n(login, kind, organ, posts, clearance, status)
     ON CONFLICT DO NOTHING`,
    [
      column('login'),
      column('kind'),
      column('organId'),
      demoReaders.map((reader) => reader.posts.join(' ')),
      column('clearance'),
      column('status'),
    ],
  );
}
