import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './Cluster.ts';
import { saveClusterFile } from './clusterFile.ts';
import { findPostmaster, isAlive, readPidFile } from './findPostmaster.ts';
import { freePort } from './freePort.ts';
import { spawnPostmaster } from './spawnPostmaster.ts';
import { tolerate } from './tolerate.ts';

const attempts = 3;

/**
 * Starts PostgreSQL on a cluster that has none running, on its old port if that is free. Gives the
 * process id, or nothing when another process was faster: PostgreSQL's own lock file lets one win.
 */
export async function launchPostmaster(cluster: Cluster): Promise<number | undefined> {
  let failure: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // Between the question for a free port and its use, somebody else may take it.
    const port = await freePort(attempt === 1 ? cluster.port : 0);
    await dropRecycledPid(cluster.folder);
    const launched = await spawnPostmaster(cluster, port);
    if ('pid' in launched) {
      const { password } = cluster;
      if (port !== cluster.port) await saveClusterFile(cluster.clusterFile, { password, port });
      return launched.pid;
    }
    if ((await findPostmaster(cluster.folder)) !== undefined) return undefined;
    failure = launched.failure;
    await delay(100);
  }
  throw new Error(
    `PostgreSQL does not start: ${await lastWords(cluster.logFile)} See ${cluster.logFile}.`,
    { cause: failure },
  );
}

/**
 * After a restart of the machine or container, the number in a dead server's file may belong to an
 * innocent process. PostgreSQL would refuse to start for ever; the kernel tells who that process is.
 */
async function dropRecycledPid(folder: string): Promise<void> {
  const pid = Number((await readPidFile(folder))[0]);
  if (process.platform !== 'linux' || !isAlive(pid)) return;
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(tolerate('ENOENT', 'ESRCH'));
  // Any PostgreSQL, be it ours or not, is left to PostgreSQL's own judgement.
  if (program === undefined || program.trim() === 'postgres') return;
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC): /.test(line));
  return (fatal ?? lines.at(-1) ?? '').replace(/^.*?\b(FATAL|PANIC): +/, '');
}
