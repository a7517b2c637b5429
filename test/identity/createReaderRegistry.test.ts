import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createPool } from '../../src/db/createPool.ts';
import { createReaderRegistry } from '../../src/server/identity/createReaderRegistry.ts';
import { codeOf } from './codeOf.ts';
import { openRegistryDatabase, type RegistryDatabase } from './registryDatabase.ts';

let database: RegistryDatabase;

beforeAll(async () => {
  database = await openRegistryDatabase();
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

describe('the registry of readers', () => {
  test('says what a reader is, and of which organ', async () => {
    await database.register('officer', { posts: ['handler', 'supervisor'] });
    expect(await createReaderRegistry(database.pool).find('officer')).toEqual({
      login: 'officer',
      kind: 'OFFICER',
      organId: 'environment-370303',
      organName: '淄博市生态环境局张店分局',
      agency: 'environment',
      divisionCode: '370303',
      posts: ['handler', 'supervisor'],
      granted: [],
      clearance: 'INTERNAL',
      status: 'ACTIVE',
    });
  });

  test('refuses a login that it does not know', async () => {
    expect(await codeOf(createReaderRegistry(database.pool).find('nobody'))).toBe('READER_UNKNOWN');
  });

  test.each(['SUSPENDED', 'REVOKED'])(
    'heeds within 2 seconds that a reader is %s',
    async (status) => {
      const login = `officer-${status}`;
      await database.register(login);
      const registry = createReaderRegistry(database.pool);
      await registry.find(login);
      await database.setStatus(login, status);
      await expect
        .poll(() => codeOf(registry.find(login)), { interval: 50, timeout: 2_000 })
        .toBe('READER_INACTIVE');
    },
  );

  test('takes no post in that the hub does not know', async () => {
    const registered = database.register('unknown-post', { posts: ['auditer'] });
    await expect(registered).rejects.toThrow('reader_posts_check');
  });

  test('refuses a reader whose post it does not know, and no other with it', async () => {
    await database.admitAnyPost();
    await database.register('misspelt', { posts: ['auditer'] });
    await database.register('beside');
    const registry = createReaderRegistry(database.pool);
    const [misspelt, beside] = await Promise.allSettled([
      registry.find('misspelt'),
      registry.find('beside'),
    ]);
    expect([misspelt.status, beside.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('asks the database once for all who come at one time', async () => {
    await Promise.all(['first', 'second'].map((login) => database.register(login)));
    const query = vi.spyOn(database.pool, 'query');
    const registry = createReaderRegistry(database.pool);
    await Promise.all(['first', 'second', 'first'].map((login) => registry.find(login)));
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });

  test('says that the database does not answer, and tries again at the next request', async () => {
    const closed = createPool('postgres://127.0.0.1:1/none', { size: 1 });
    const registry = createReaderRegistry(closed);
    expect(await codeOf(registry.find('officer'))).toBe('DATABASE_UNAVAILABLE');
    const query = vi.spyOn(closed, 'query');
    await codeOf(registry.find('officer'));
    expect(query).toHaveBeenCalledTimes(1);
    await closed.end();
  });
});
