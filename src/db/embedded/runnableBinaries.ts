import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mendBinaries } from './mendBinaries.ts';
import type { ServerUser } from './ServerUser.ts';
import { spawnIn } from './spawnIn.ts';

const run = promisify(execFile);

/**
 * A folder with PostgreSQL that `user` can run: the package itself, mended if need be, or else a
 * copy under `cacheFolder`, for a package below /root or in somebody else's read-only folder.
 * Throws when neither runs.
 */
export async function runnableBinaries(
  folder: string,
  user: ServerUser | undefined,
  cacheFolder: string,
): Promise<string> {
  if ((await whyNotRunnable(folder, user)) === undefined) return folder;
  // A folder that may not be changed is no failure yet: the copy can be.
  const mended = await mendBinaries(folder).catch((error: unknown) => ({ error }));
  if (mended === undefined && (await whyNotRunnable(folder, user)) === undefined) return folder;
  const copy = await copyBinaries(folder, cacheFolder);
  const cause = await whyNotRunnable(copy, user);
  if (cause === undefined) return copy;
  throw new Error(
    `The embedded PostgreSQL in ${copy} does not run on this machine. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or later.',
    { cause },
  );
}

/** Tries the programs out: rights, loader, libraries and links are then all known to be there. */
async function whyNotRunnable(folder: string, user: ServerUser | undefined): Promise<unknown> {
  const { cwd: _, ...options } = spawnIn('/', user);
  for (const program of ['postgres', 'initdb']) {
    const file = join(folder, 'native', 'bin', program);
    const failure = await run(file, ['--version'], { ...options, cwd: '/', timeout: 10_000 }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure !== undefined) return failure;
  }
  return undefined;
}

async function copyBinaries(folder: string, cacheFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const copy = join(cacheFolder, `postgres-${versionOf(manifest)}`);
  await mkdir(cacheFolder, { recursive: true, mode: 0o755 });
  const draft = await mkdtemp(`${copy}.`);
  try {
    await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
    await mendBinaries(draft);
    // Replaced whole, so that a copy that was cut short never stays.
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return copy;
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  return 'unknown';
}
