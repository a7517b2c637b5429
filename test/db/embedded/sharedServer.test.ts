import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostmaster } from '../../../src/db/embedded/findPostmaster.ts';
import { serverUser } from '../../../src/db/embedded/serverUser.ts';
import { startEmbedded } from '../../../src/db/embedded/startEmbedded.ts';
import { oneRow } from './oneRow.ts';
import { startServerProcess } from './serverProcess.ts';
import { withDataFolder } from './withDataFolder.ts';

const runsIn = (dataFolder: string) => findPostmaster(join(dataFolder, 'postgres'));

// Each test ends with the server stopped, so all but the one on a fresh folder share a cluster.
let folder: string;
let remove: () => PromiseLike<void>;

beforeAll(async () => {
  const data = await withDataFolder();
  folder = data.folder;
  remove = () => data[Symbol.asyncDispose]();
});

afterAll(() => remove());

describe('processes that share a data folder', () => {
  test('the second uses the server of the first, and the last to leave stops it', async () => {
    const first = await startServerProcess(folder);
    const second = await startEmbedded(folder);
    expect([first.startedHere, second.startedHere]).toEqual([true, false]);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await oneRow(second.url, 'select 1 as one')).toEqual({ one: 1 });
    await second.stop();
    expect(await runsIn(folder)).toBeUndefined();
  });

  test('a guest that leaves stops nothing', async () => {
    const host = await startEmbedded(folder);
    const guest = await startServerProcess(folder);
    await guest.stop();
    expect(await oneRow(host.url, 'select 1 as one')).toEqual({ one: 1 });
    await host.stop();
  });

  test('of those that start at once on a fresh folder, one starts the server for all', async () => {
    await using fresh = await withDataFolder();
    const all = await Promise.all([1, 2, 3].map(() => startServerProcess(fresh.folder)));
    expect(all.map(({ startedHere }) => startedHere).sort()).toEqual([false, false, true]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    await Promise.all(all.map((one) => one.stop()));
    expect(await runsIn(fresh.folder)).toBeUndefined();
  });

  test('one that comes while another leaves always gets a server that answers', async () => {
    const comeAndGo = async (): Promise<void> => {
      for (let round = 0; round < 8; round += 1) {
        const server = await startEmbedded(folder);
        expect(await oneRow(server.url, 'select 1 as one')).toEqual({ one: 1 });
        await server.stop();
      }
    };
    await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
    expect(await runsIn(folder)).toBeUndefined();
  });

  test('the server of a killed process is taken over, and stopped in the end', async () => {
    const killed = await startServerProcess(folder);
    await oneRow(killed.url, 'create table if not exists kept as select 42 as answer');
    await killed.kill();
    expect(await runsIn(folder)).toMatchObject({ ready: true });
    const heir = await startEmbedded(folder);
    expect(heir.startedHere).toBe(false);
    expect(await oneRow(heir.url, 'select answer from kept')).toEqual({ answer: 42 });
    await heir.stop();
    expect(await runsIn(folder)).toBeUndefined();
  });

  test('after the server itself was killed, a new one recovers what was committed', async () => {
    const before = await startEmbedded(folder);
    await oneRow(before.url, 'create table if not exists kept as select 42 as answer');
    const running = await runsIn(folder);
    process.kill(running?.pid ?? 0, 'SIGKILL');
    await until(async () => (await runsIn(folder)) === undefined);
    const after = await startEmbedded(folder);
    expect(await oneRow(after.url, 'select answer from kept')).toEqual({ answer: 42 });
    await Promise.all([before.stop(), after.stop()]);
  });

  test('a crash of one session does not let a guest stop the server of the host', async () => {
    const host = await startEmbedded(folder);
    const victim = await oneRow(
      host.url,
      'select pid from pg_stat_activity where backend_type = $$walwriter$$',
    );
    process.kill(Number(victim.pid), 'SIGKILL');
    await until(async () => {
      const sessions = `select count(*)::int as n from pg_stat_activity
                         where application_name = 'xianjie presence' and pid <> ${victim.pid}`;
      const row = await oneRow(host.url, sessions).catch(() => undefined);
      return row?.n === 1;
    });
    await (await startServerProcess(folder)).stop();
    expect(await oneRow(host.url, 'select 1 as one')).toEqual({ one: 1 });
    await host.stop();
  });

  test.runIf(process.platform === 'linux')(
    'the number of a dead server that now belongs to another process stops no start',
    async () => {
      await (await startEmbedded(folder)).stop();
      const user = await serverUser([join(folder, 'postgres')]);
      const innocent = spawn('sleep', ['60'], { cwd: '/', ...user });
      const ended = once(innocent, 'exit');
      const file = join(folder, 'postgres', 'postmaster.pid');
      await writeFile(file, `${innocent.pid}\n/\n1\n5432\n\n127.0.0.1\n\nready\n`);
      const server = await startEmbedded(folder);
      expect(server.startedHere).toBe(true);
      await server.stop();
      innocent.kill();
      await ended;
    },
  );
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await isTrue()); await delay(10)) {
    if (Date.now() > end) throw new Error('It did not come true in 20 s.');
  }
}
