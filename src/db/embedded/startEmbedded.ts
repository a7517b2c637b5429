import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './Cluster.ts';
import { ensureDatabase } from './ensureDatabase.ts';
import { findPostmaster } from './findPostmaster.ts';
import { initCluster } from './initCluster.ts';
import { launchPostmaster } from './launchPostmaster.ts';
import { openCluster } from './openCluster.ts';
import { Presence } from './Presence.ts';
import { stopPostmaster } from './stopPostmaster.ts';
import { errorCode } from './tolerate.ts';

/** The embedded PostgreSQL in use by this process. */
export interface Embedded {
  /** The database "xianjie" as the superuser. */
  readonly url: string;
  readonly port: number;
  /** Whether this call started the server; otherwise it ran already, or its starter is dead. */
  readonly startedHere: boolean;
  /** Gives the server up, and stops it if no other process uses it. Further calls do nothing. */
  stop(): Promise<void>;
}

const databaseName = 'xianjie';
const answerMs = 60_000;

/**
 * Gives the PostgreSQL of a data folder, made and started if need be. Any number of processes
 * share it, in any order: the first starts it, the last to stop stops it, and one that is killed
 * counts for nothing. Throws a sentence with the remedy when there is no way to run it.
 */
export async function startEmbedded(dataFolder: string): Promise<Embedded> {
  const cluster = await openCluster(resolve(dataFolder));
  let launchedPid: number | undefined;
  let cause: unknown;
  for (const end = Date.now() + answerMs; Date.now() < end; await delay(20)) {
    const running = await findPostmaster(cluster.folder);
    if (running === undefined) {
      await initCluster(cluster);
      launchedPid = await launchPostmaster(cluster);
      continue;
    }
    const adminUrl = urlOf(cluster, running.port, 'postgres');
    const presence = await Presence.join(adminUrl).catch((error: unknown) => {
      if (errorCode(error) === '28P01') throw wrongPassword(cluster, error);
      cause = error;
    });
    if (presence === undefined) continue;
    await ensureDatabase(adminUrl, databaseName);
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(cluster, running.port, databaseName),
      port: running.port,
      startedHere: running.pid === launchedPid,
      stop: () => {
        stopped ??= giveUp(cluster, presence);
        return stopped;
      },
    };
  }
  throw new Error(
    `PostgreSQL runs on ${cluster.folder} and does not answer. See ${cluster.logFile}.`,
    { cause },
  );
}

async function giveUp(cluster: Cluster, presence: Presence): Promise<void> {
  try {
    if (await presence.leave()) await stopPostmaster(cluster.folder);
  } finally {
    presence.close();
  }
}

function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

function wrongPassword(cluster: Cluster, cause: unknown): Error {
  return new Error(
    `${cluster.clusterFile} does not hold the password of ${cluster.folder}. Restore the file, ` +
      'or remove the whole data folder to start an empty database.',
    { cause },
  );
}
