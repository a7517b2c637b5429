import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locateBinaries } from '../../../src/db/embedded/locateBinaries.ts';
import { runnableBinaries } from '../../../src/db/embedded/runnableBinaries.ts';
import { serverUser } from '../../../src/db/embedded/serverUser.ts';

let folder: string;
let found: string;
let cache: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianjie-binaries-'));
  await chmod(folder, 0o755);
  found = join(folder, 'checkout', 'linux-x64');
  cache = join(folder, 'cache');
  // What the programs need to say their version; the rest is thousands of small files.
  const filter = (path: string): boolean => !/share|lib\/(pkgconfig|postgresql)|\.a$/.test(path);
  await cp(locateBinaries(), found, { recursive: true, verbatimSymlinks: true, filter });
});

afterEach(() => rm(folder, { recursive: true }));

const runnable = async () => runnableBinaries(found, await serverUser([]), cache);

describe('runnableBinaries', () => {
  test('a package that runs is used where it lies', async () => {
    expect(await runnable()).toBe(found);
  });

  test('what the install script did not do is done', async () => {
    await rm(join(found, 'native', 'lib', 'libpq.so.5'));
    await chmod(join(found, 'native', 'bin', 'postgres'), 0o644);
    await chmod(join(found, 'native'), 0o700);
    expect(await runnable()).toBe(found);
  });

  test('a package that the server may not reach is copied once', async () => {
    await chmod(join(folder, 'checkout'), 0o700);
    // Only root runs the server under an account that the mode keeps out.
    const copied = process.getuid?.() === 0;
    const first = await runnable();
    expect(first.startsWith(copied ? cache : found)).toBe(true);
    expect(await runnable()).toBe(first);
  });

  test('a copy that was cut short is made again', async () => {
    await chmod(join(folder, 'checkout'), 0o700);
    const copy = await runnable();
    await rm(join(copy, 'native', 'bin'), { recursive: true });
    await mkdir(join(copy, 'native', 'bin'));
    if (copy === found) return;
    expect(await runnable()).toBe(copy);
  });

  test('programs that do not run here are refused with the remedy', async () => {
    await rm(join(found, 'native', 'lib', 'libicudata.so.60.2'));
    await expect(runnable()).rejects.toThrow(/does not run on this machine\. Set DATABASE_URL/);
  });
});
