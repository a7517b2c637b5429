import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeCopied, TableCopy } from '../../src/generate/TableCopy.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';

const columns = [
  { name: 'place', key: 'place', sql: 'integer' },
  { name: 'words', key: 'words', sql: 'text' },
  { name: 'list', key: 'list', sql: 'text[]' },
  { name: 'struct', key: 'struct', sql: 'jsonb' },
] as const;

/** What is hard for COPY, arrays or JSON, and what is not. */
const hard = fc.constantFrom(
  '\\',
  '\\N',
  '\\.',
  '\t',
  '\n',
  '\r',
  '"',
  '{',
  '}',
  ',',
  'NULL',
  '',
  '〔',
);
const words = fc
  .array(fc.oneof(hard, fc.string({ unit: 'grapheme' })), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const row = fc.record({
  words: fc.option(words, { nil: undefined }),
  list: fc.option(fc.array(words, { maxLength: 4 }), { nil: undefined }),
  struct: fc.option(fc.record({ text: words, parts: fc.array(words, { maxLength: 3 }) }), {
    nil: undefined,
  }),
});

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase('template1');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TABLE probe (place integer, words text, list text[], struct jsonb)');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('whatever the text holds, the row comes back as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      await client.query('TRUNCATE probe');
      const copy = new TableCopy('probe', columns);
      rows.forEach((one, place) => {
        copy.add({ ...one, place });
      });
      await storeCopied(client, [copy.take()]);
      const stored = await client.query('SELECT words, list, struct FROM probe ORDER BY place');
      expect(stored.rows).toEqual(
        rows.map((one) => ({
          words: one.words ?? null,
          list: one.list ?? null,
          struct: one.struct ?? null,
        })),
      );
    }),
    { numRuns: 60 },
  );
});

test('a row that the table refuses fails the copy and leaves nothing', async () => {
  await client.query('TRUNCATE probe');
  const copy = new TableCopy('probe', columns);
  copy.add({ place: 1 });
  copy.add({ place: 'two' });
  await expect(storeCopied(client, [copy.take()])).rejects.toThrow();
  expect((await client.query('SELECT FROM probe')).rowCount).toBe(0);
});
