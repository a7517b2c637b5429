import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../../../src/db/embedded/startEmbedded.ts';
import { oneRow } from './oneRow.ts';
import { withDataFolder } from './withDataFolder.ts';

// Each test ends with the server stopped, so all but the first share a cluster.
let folder: string;
let remove: () => PromiseLike<void>;

beforeAll(async () => {
  const data = await withDataFolder();
  folder = data.folder;
  remove = () => data[Symbol.asyncDispose]();
});

afterAll(() => remove());

describe('startEmbedded', () => {
  test('a fresh folder becomes a server of this machine alone, in UTF-8 and Beijing time', async () => {
    await using data = await withDataFolder();
    const server = await startEmbedded(data.folder);
    expect(server.startedHere).toBe(true);
    expect(
      await oneRow(
        server.url,
        `select current_database() as name, pg_encoding_to_char(encoding) as encoding,
                datlocprovider as provider, datlocale as locale,
                current_setting('timezone') as zone, current_setting('fsync') as fsync,
                current_setting('listen_addresses') as address
           from pg_database where datname = current_database()`,
      ),
    ).toEqual({
      name: 'xianjie',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      zone: 'Asia/Shanghai',
      fsync: 'on',
      address: '127.0.0.1',
    });
    await server.stop();
  });

  test('only the password in a file of mode 600 opens the server', async () => {
    const server = await startEmbedded(folder);
    const { mode } = await stat(join(folder, 'postgres.json'));
    expect(mode & 0o777).toBe(0o600);
    const guess = new URL(server.url);
    guess.password = 'guess';
    await expect(oneRow(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  test('a restart keeps the data, the password and the port', async () => {
    const before = await startEmbedded(folder);
    await oneRow(before.url, 'create table kept as select 42 as answer');
    await before.stop();
    await expect(oneRow(before.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    const after = await startEmbedded(folder);
    expect(after.url).toBe(before.url);
    expect(await oneRow(after.url, 'select answer from kept')).toEqual({ answer: 42 });
    await after.stop();
  });

  test('a port that somebody else has taken is given up for another', async () => {
    const before = await startEmbedded(folder);
    await before.stop();
    const squatter = createServer().listen(before.port, '127.0.0.1');
    const after = await startEmbedded(folder);
    squatter.close();
    expect(after.port).not.toBe(before.port);
    expect(await oneRow(after.url, 'select 1 as one')).toEqual({ one: 1 });
    await after.stop();
  });

  test('a lost password is named, and the data are left alone', async () => {
    const file = join(folder, 'postgres.json');
    const server = await startEmbedded(folder);
    const kept = await readFile(file);
    await writeFile(file, '{ "password": "another" }');
    await expect(startEmbedded(folder)).rejects.toThrow(
      /postgres\.json does not hold the password .* Restore the file/,
    );
    await writeFile(file, '{');
    await expect(startEmbedded(folder)).rejects.toThrow(/holds no password\. Restore/);
    await writeFile(file, kept);
    await server.stop();
  });

  test('a server that cannot start says why', async () => {
    await (await startEmbedded(folder)).stop();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbedded(folder)).rejects.toThrow(
      /PostgreSQL does not start: database files are incompatible with server .*postgres\.log/,
    );
  });
});
