import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase('template1');
  folder = await mkdtemp(join(tmpdir(), 'migrate-'));
  await write('environment/0001-first.sql', note('environment/0001'));
  await write(
    'coordination/0001-notes.sql',
    `create table public.note (
       place serial primary key, text text not null
     );
     insert into public.note (text) values ('coordination/0001');`,
  );
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('migrate', () => {
  test('runs the agencies in the order of a case, and each file in the order of its number', async () => {
    await write('zoning/0001-z.sql', note('zoning/0001'));
    await write('customs/0001-c.sql', note('customs/0001'));
    await write('court/0010-c.sql', note('court/0010'));
    await write('court/0002-c.sql', note('court/0002'));
    await write('police/0001-p.sql', note('police/0001'));
    await run('zoning', 'customs', 'court', 'police', 'environment', 'coordination');
    expect(await notes()).toEqual([
      'coordination/0001',
      'environment/0001',
      'police/0001',
      'court/0002',
      'court/0010',
      'customs/0001',
      'zoning/0001',
    ]);
  });

  test('a second run does nothing', async () => {
    expect(await run()).toEqual(['coordination/0001-notes', 'environment/0001-first']);
    expect(await run()).toEqual([]);
    expect(await notes()).toHaveLength(2);
  });

  test('a file that an agency of lower order adds later still runs', async () => {
    await run();
    await write('coordination/0002-late.sql', note('coordination/0002'));
    expect(await run()).toEqual(['coordination/0002-late']);
    expect(await notes()).toEqual(['coordination/0001', 'environment/0001', 'coordination/0002']);
  });

  test('a file that changed after it ran is refused before anything runs', async () => {
    await run();
    await write('environment/0001-first.sql', `${note('environment/0001')} -- mended`);
    await write('environment/0002-second.sql', note('environment/0002'));
    await expect(run()).rejects.toThrow(/environment\/0001-first was changed after it ran/);
    expect(await notes()).toHaveLength(2);
  });

  test('another name or other line ends are no change', async () => {
    await write('environment/0002-second.sql', `${note('environment/0002')}\n${note('again')}\n`);
    await run();
    await rm(join(folder, 'environment/0002-second.sql'));
    await write('environment/0002-b.sql', `${note('environment/0002')}\r\n${note('again')}\r\n`);
    expect(await run()).toEqual([]);
  });

  test('a file that fails leaves nothing, names its line, and those before it stay', async () => {
    await write(
      'environment/0002-broken.sql',
      `create table public.half (id int);\n${note('half')}\ninsert into public.absent values (1);`,
    );
    await write('environment/0003-after.sql', note('environment/0003'));
    await expect(run()).rejects.toThrow(
      /environment\/0002-broken failed in line 3: .*"public.absent" does not exist/,
    );
    expect(await notes()).toEqual(['coordination/0001', 'environment/0001']);
    expect(await query(`select to_regclass('public.half') as value`)).toEqual([null]);
    await write('environment/0002-broken.sql', note('environment/0002'));
    expect(await run()).toEqual(['environment/0002-broken', 'environment/0003-after']);
  });

  test('of several that run at once, one migrates and the others find nothing to do', async () => {
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 2]);
  });

  test('an agency alone runs its own files only', async () => {
    expect(await run('coordination')).toEqual(['coordination/0001-notes']);
    expect(await run()).toEqual(['environment/0001-first']);
  });

  test('two files with one number are refused', async () => {
    await write('environment/0001-other.sql', note('other'));
    await expect(run()).rejects.toThrow(/0001-first and environment\/0001-other have one number/);
  });

  test('an SQL file that would never run is refused', async () => {
    await write('environment/2-typo.sql', note('typo'));
    await expect(run()).rejects.toThrow(/2-typo\.sql would never run/);
  });

  test('tells of each file that it ran', async () => {
    const lines: string[] = [];
    const roots = [{ agency: 'coordination', folder: join(folder, 'coordination') }];
    await migrate({ url: database.url, roots, log: (line) => lines.push(line) });
    expect(lines).toEqual(['coordination/0001-notes']);
  });
});

const note = (text: string): string => `insert into public.note (text) values ('${text}');`;

async function write(name: string, sql: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), sql);
}

function run(...agencies: readonly string[]): Promise<readonly string[]> {
  const asked = agencies.length === 0 ? ['environment', 'coordination'] : agencies;
  const roots = asked.map((agency) => ({ agency, folder: join(folder, agency) }));
  return migrate({ url: database.url, roots });
}

function notes(): Promise<readonly unknown[]> {
  return query('select text as value from public.note order by place');
}

async function query(text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(text)).rows.map((row) => row.value);
  } finally {
    await client.end();
  }
}
