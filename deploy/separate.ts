import pg from 'pg';
import type { Agency } from '../src/codes/agencies.ts';
import { createPool } from '../src/db/createPool.ts';
import type { Registry } from '../src/policy/Registry.ts';
import { splitOff } from '../src/server/replica/splitOff.ts';

/**
 * Gives an agency a database of its own beside that of all agencies, with what it may hold of it: all
 * of that or none. Nobody may be connected to the database of all agencies meanwhile.
 */
export async function separate(server: string, registry: Registry, agency: Agency): Promise<void> {
  const at = (database: string) => {
    const url = new URL(server);
    url.pathname = `/${database}`;
    return url.href;
  };
  const [name, unfinished] = [`xianjie_${agency}`, `xianjie_${agency}_unfinished`];
  const client = new pg.Client({ connectionString: at('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rows.length > 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE xianjie`);
    const pool = createPool(at(unfinished), { size: 1, statementTimeoutMs: 0 });
    await splitOff(pool, registry, agency).finally(() => pool.end());
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}
