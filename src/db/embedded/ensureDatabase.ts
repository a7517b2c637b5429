import pg from 'pg';
import { tolerate } from './tolerate.ts';

/** Makes the hub's database on a new cluster. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    // Two processes at their first start may both find it missing.
    const quoted = client.escapeIdentifier(name);
    await client.query(`create database ${quoted}`).catch(tolerate('42P04', '23505'));
  } finally {
    await client.end();
  }
}
