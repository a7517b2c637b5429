import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Cluster } from './Cluster.ts';
import { isAlive } from './findPostmaster.ts';
import { ownName, spawnIn } from './spawnIn.ts';
import { tolerate } from './tolerate.ts';

const run = promisify(execFile);

/**
 * Makes the cluster unless it exists. It is built beside its place and moved there whole: neither
 * a kill half-way nor a second process doing the same leaves half a cluster.
 */
export async function initCluster(cluster: Cluster): Promise<void> {
  if ((await stat(cluster.folder).catch(tolerate('ENOENT'))) !== undefined) return;
  await sweepDrafts(cluster.folder);
  const draft = await mkdtemp(`${cluster.folder}.${process.pid}-`);
  const data = join(draft, 'data');
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(draft, 'password'), `${cluster.password}\n`, { mode: 0o600 });
    await giveTo(cluster, [draft, data, join(draft, 'password')]);
    await runInitdb(cluster, data);
    await rename(data, cluster.folder).catch(tolerate('ENOTEMPTY', 'EEXIST'));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what killed processes left half-made. */
async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const pid = new RegExp(`^${basename(folder)}\\.(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

async function giveTo({ user }: Cluster, paths: readonly string[]): Promise<void> {
  if (user !== undefined) for (const path of paths) await chown(path, user.uid, user.gid);
}

async function runInitdb({ binaries, user }: Cluster, data: string): Promise<void> {
  const name = ownName(data, user);
  // The built-in provider sorts by code point and folds case alike on every machine.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(
    join(binaries, 'native', 'bin', 'initdb'),
    [
      `--pgdata=${name}`,
      `--pwfile=${name}/../password`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-instructions',
      ...locale,
    ],
    { ...spawnIn(data, user), timeout: 120_000 },
  ).catch((cause: unknown) => {
    const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new Error(
      `PostgreSQL could not make a database in ${data}: ${stderr}. ` +
        'Check the free space, or set XIANJIE_DATA to another folder.',
      { cause },
    );
  });
}
