import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './Cluster.ts';
import { findPostmaster } from './findPostmaster.ts';
import { giveToOwner } from './giveToOwner.ts';
import { serverArguments } from './serverArguments.ts';
import { ownName, spawnIn } from './spawnIn.ts';

/** Recovery after a power cut replays at most the 2 GB of log that the settings allow. */
const recoveryMs = 300_000;

/**
 * Starts PostgreSQL and waits until it takes connections. Gives its process id, or the reason why
 * it ended at once, as far as it has one.
 */
export async function spawnPostmaster(
  cluster: Cluster,
  port: number,
): Promise<{ pid: number } | { failure: unknown }> {
  const settings = await serverArguments(cluster.folder, port);
  const log = await open(cluster.logFile, 'a', 0o600);
  await giveToOwner(cluster.logFile);
  const child = spawn(
    join(cluster.binaries, 'native', 'bin', 'postgres'),
    ['-D', ownName(cluster.folder, cluster.user), ...settings],
    // A session of its own: Ctrl-C goes to the hub, which still answers what it has begun.
    {
      ...spawnIn(cluster.folder, cluster.user),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  let failure: unknown;
  child.once('error', (error) => {
    failure = error;
  });
  await log.close();
  for (const end = Date.now() + recoveryMs; Date.now() < end; await delay(10)) {
    if (child.exitCode !== null || child.signalCode !== null) return { failure };
    const found = await findPostmaster(cluster.folder);
    if (found?.ready && found.pid === child.pid) {
      child.unref();
      return { pid: found.pid };
    }
  }
  child.kill('SIGINT');
  return { failure: new Error(`PostgreSQL was not ready after ${recoveryMs / 1000} s.`) };
}
