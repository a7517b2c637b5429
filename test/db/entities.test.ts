import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '../../src/db/createPool.ts';
import { Case } from '../../src/entities/coordination/Case.ts';
import { Clock } from '../../src/entities/coordination/Clock.ts';
import { Party } from '../../src/entities/coordination/Party.ts';
import { RegisteredReader } from '../../src/entities/coordination/RegisteredReader.ts';
import { references } from '../../src/entities/modelOf.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';

/** What only SQL says: indexes, named checks and keys are hand-written (design: SQL first). */
const handWritten = /^(DROP INDEX|ALTER TABLE \S+ DROP CONSTRAINT) /;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describe('entities and migrations', () => {
  test('agree on every table, column, type and nullability', async () => {
    const feeds = buildRegistry(regulation).feeds.map((feed) => feed.of);
    const source = new DataSource({
      type: 'postgres',
      url: database.url,
      entities: [...feeds, Case, Party, Clock, RegisteredReader, ...references],
    });
    await source.initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      const proposals = upQueries.map(({ query }) => query);
      expect(proposals.filter((query) => !handWritten.test(query))).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});

describe('the role of the running hub', () => {
  test('owns nothing and is no super-user', async () => {
    const admin = createPool(database.url, { size: 1 });
    const owned = await admin.query(
      `SELECT c.oid FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'xianjie_app'`,
    );
    const { rows } = await admin.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'xianjie_app'`,
    );
    await admin.end();
    expect(owned.rows).toEqual([]);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });

  test.each([
    'DELETE FROM police.filing_decision',
    "UPDATE police.filing_decision SET reasons = ''",
    'DELETE FROM coordination."case"',
    "UPDATE coordination.reader SET status = 'ACTIVE'",
    'TRUNCATE court.judgment',
    'CREATE TABLE court.other (id int)',
  ])('may not %s', async (statement) => {
    const app = createPool(database.url, { size: 1, role: 'xianjie_app' });
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });
});
