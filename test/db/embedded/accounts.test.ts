import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPostmaster } from '../../../src/db/embedded/findPostmaster.ts';
import { startEmbedded } from '../../../src/db/embedded/startEmbedded.ts';
import { oneRow } from './oneRow.ts';
import { startServerProcess } from './serverProcess.ts';
import { withDataFolder } from './withDataFolder.ts';

const ordinaryUid = 1000;

describe.runIf(process.getuid?.() === 0)('root and other accounts', () => {
  test('root gets a server that runs as nobody, though nobody cannot reach the folder', async () => {
    await using data = await withDataFolder();
    const server = await startEmbedded(data.folder);
    const running = await findPostmaster(join(data.folder, 'postgres'));
    expect((await stat(`/proc/${running?.pid}`)).uid).toBe(65534);
    expect((await stat(join(data.folder, '..'))).mode & 0o777).toBe(0o700);
    await server.stop();
  });

  test('an ordinary account gets a server that runs as itself', async () => {
    await using data = await withDataFolder(ordinaryUid);
    const child = await startServerProcess(data.folder, ordinaryUid);
    const running = await findPostmaster(join(data.folder, 'postgres'));
    expect((await stat(`/proc/${running?.pid}`)).uid).toBe(ordinaryUid);
    expect(await oneRow(child.url, 'select 1 as one')).toEqual({ one: 1 });
    await child.stop();
  });

  test("root in an ordinary account's folder leaves it usable for its owner", async () => {
    await using data = await withDataFolder(ordinaryUid);
    const server = await startEmbedded(data.folder);
    await oneRow(server.url, 'create table kept as select 42 as answer');
    await server.stop();
    const child = await startServerProcess(data.folder, ordinaryUid);
    expect(await oneRow(child.url, 'select answer from kept')).toEqual({ answer: 42 });
    await child.stop();
  });

  test("another account's folder is refused with the remedy", async () => {
    await using data = await withDataFolder(ordinaryUid);
    await (await startEmbedded(data.folder)).stop();
    await expect(startServerProcess(data.folder, 1001)).rejects.toThrow(
      /may not use the data folder .* Run the hub as its owner, or set XIANJIE_DATA/,
    );
  });
});
