import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../../src/db/createPool.ts';
import { runStatement } from '../../src/db/runStatement.ts';
import { StatementNames } from '../../src/db/StatementNames.ts';
import { doorPass } from '../../src/policy/doorPass.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase('template1');
  pool = createPool(database.url, { size: 1 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const statements = Array.from({ length: 320 }, (_, n) => ({ sql: `SELECT ${n}, $1::text` }));

async function prepared(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ statement: string }>(
    `SELECT statement FROM pg_prepared_statements WHERE name ~ '^s[0-9]+$'`,
  );
  return rows.map(({ statement }) => statement);
}

test('a session keeps the plans of the statements that were run last, and of no more', async () => {
  for (const [n, statement] of statements.entries()) {
    // The first is asked again and again, and so stays.
    const [first] = statements;
    if (first !== undefined) await runStatement(pool, doorPass, first, ['again']);
    expect(await runStatement(pool, doorPass, statement, ['x'])).toEqual([[String(n), 'x']]);
  }
  const kept = await prepared();
  expect(kept).toHaveLength(300);
  expect(kept).toContain('SELECT 0, $1::text');
  expect(kept).toContain('SELECT 319, $1::text');
  expect(kept).not.toContain('SELECT 1, $1::text');
});

test('a statement that lost its name is run under a new one', async () => {
  expect(await runStatement(pool, doorPass, { sql: 'SELECT 1, $1::text' }, ['y'])).toEqual([
    ['1', 'y'],
  ]);
  const [, second] = statements;
  if (second === undefined) throw new Error('There is a second statement');
  expect(await runStatement(pool, doorPass, second, ['z'])).toEqual([['1', 'z']]);
});

test('a statement that is run once only keeps no plan', async () => {
  const sql = `SELECT 'once', $1::text`;
  await runStatement(pool, doorPass, { sql, once: true }, ['x']);
  expect(await prepared()).not.toContain(sql);
});

test('names are void when they were taken back, and foreign ones never', () => {
  const names = new StatementNames(2);
  const [a, b, c] = [{}, {}, {}];
  const first = names.nameOf(a);
  names.nameOf(b);
  expect(names.nameOf(a)).toBe(first);
  const second = names.nameOf(b);
  names.nameOf(c);
  expect([names.isVoid(first), names.isVoid(second), names.isVoid('pass')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(names.nameOf(a)).not.toBe(first);
});
