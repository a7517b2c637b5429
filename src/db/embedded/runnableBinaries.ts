import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { mendBinaries } from './mendBinaries.ts';
import type { ServerUser } from './serverUser.ts';
import { spawnIn } from './spawnIn.ts';

const run = promisify(execFile);

/**
 * A folder with PostgreSQL that `user` can run: the package itself, mended if need be, or else a
 * copy in `cacheFolder`, for a package below /root or in somebody else's read-only folder.
 * Throws when neither runs.
 */
export async function runnableBinaries(
  folder: string,
  user: ServerUser | undefined,
  cacheFolder: string,
): Promise<string> {
  if (await runs(folder, user)) return folder;
  const copy = join(cacheFolder, `${basename(folder)}-${await versionOf(folder)}`);
  if (await runs(copy, user)) return copy;
  // A package that may not be changed is no failure: the copy can be.
  const mended = await mendBinaries(folder).then(
    () => true,
    () => false,
  );
  if (mended && (await runs(folder, user))) return folder;
  await copyBinaries(folder, copy);
  const cause = await failure(copy, user);
  if (cause === undefined) return copy;
  throw new Error(
    `The embedded PostgreSQL in ${copy} does not run on this machine. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or later.',
    { cause },
  );
}

async function runs(folder: string, user: ServerUser | undefined): Promise<boolean> {
  return (await failure(folder, user)) === undefined;
}

/** Tries the programs: rights on the way, loader, libraries and links are known in one go. */
async function failure(folder: string, user: ServerUser | undefined): Promise<unknown> {
  const options = { ...spawnIn('/', user), timeout: 10_000 };
  const tries = ['postgres', 'initdb'].map((program) =>
    run(join(folder, 'native', 'bin', program), ['--version'], options),
  );
  const results = await Promise.allSettled(tries);
  return results.find((result) => result.status === 'rejected')?.reason;
}

/** Moves the copy into place whole, so that one that was cut short is never used. */
async function copyBinaries(folder: string, copy: string): Promise<void> {
  const made = await mkdir(dirname(copy), { recursive: true });
  // Whatever the umask: the server's account has to pass.
  if (made !== undefined) await chmod(dirname(copy), 0o755);
  const draft = await mkdtemp(`${copy}.`);
  try {
    await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
    await mendBinaries(draft);
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function versionOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return named ? String(manifest.version) : 'unknown';
}
