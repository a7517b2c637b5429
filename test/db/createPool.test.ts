import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '../../src/db/createPool.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase('template1');
  admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query('create role pool_reader nologin');
});

afterAll(async () => {
  await admin.query('drop role pool_reader');
  await admin.end();
  await database.drop();
});

describe('createPool', () => {
  test('every session has the role, Beijing time and a bounded statement', async () => {
    const row = await ask(createPool(database.url, { size: 1, role: 'pool_reader' }));
    expect(row).toEqual({ role: 'pool_reader', zone: 'Asia/Shanghai', timeout: '30s' });
  });

  test('options in the URL are kept, and cannot take the role away', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c role=postgres -c work_mem=7MB');
    const pool = createPool(url.href, { size: 1, role: 'pool_reader' });
    const { rows } = await pool.query(`select current_user, current_setting('work_mem') as memory`);
    await pool.end();
    expect(rows).toEqual([{ current_user: 'pool_reader', memory: '7MB' }]);
  });

  test('a role that the login may not take on makes no session', async () => {
    const pool = createPool(database.url, { size: 1, role: 'absent' });
    await expect(pool.query('select 1')).rejects.toThrow(/absent/);
    await pool.end();
  });

  test('the death of an idle session costs neither the process nor the pool', async () => {
    const pool = createPool(database.url, { size: 1 });
    const { rows } = await pool.query('select pg_backend_pid() as pid');
    const removed = new Promise((resolve) => pool.once('remove', resolve));
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await removed;
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

async function ask(pool: pg.Pool): Promise<unknown> {
  const { rows } = await pool.query(
    `select current_user as role, current_setting('timezone') as zone,
            current_setting('statement_timeout') as timeout`,
  );
  await pool.end();
  return rows[0];
}
