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
  /** The database as the superuser. */
  readonly url: string;
  readonly port: number;
  /** Whether this call started the server; otherwise it ran already, or its starter is dead. */
  readonly startedHere: boolean;
  /** Gives the server up, and stops it if no other process uses it. Further calls do nothing. */
  stop(): Promise<void>;
}

const answerMs = 60_000;

/**
 * Gives the PostgreSQL of a data folder, made and started if need be. Any number of processes
 * share it, in any order: the first starts it, the last to stop stops it, and one that is killed
 * counts for nothing. Throws a sentence with the remedy when there is no way to run it.
 */
export async function startEmbedded(
  dataFolder: string,
  databaseName = 'xianjie',
): Promise<Embedded> {
  const cluster = await openCluster(resolve(dataFolder));
  const { presence, port, startedHere } = await joinOrLaunch(cluster);
  try {
    await ensureDatabase(urlOf(cluster, port, 'postgres'), databaseName);
  } catch (error) {
    await giveUp(cluster, presence);
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    url: urlOf(cluster, port, databaseName),
    port,
    startedHere,
    stop() {
      stopped ??= giveUp(cluster, presence);
      return stopped;
    },
  };
}

interface Joined {
  readonly presence: Presence;
  readonly port: number;
  readonly startedHere: boolean;
}

/** Goes round until a server takes us in: one may be starting, stopping or dying as we look. */
async function joinOrLaunch(cluster: Cluster): Promise<Joined> {
  let launchedPid: number | undefined;
  let cause: unknown;
  for (const end = Date.now() + answerMs; Date.now() < end; await delay(20)) {
    const running = await findPostmaster(cluster.folder);
    if (running === undefined) {
      await initCluster(cluster);
      launchedPid = await launchPostmaster(cluster);
      continue;
    }
    const { pid, port } = running;
    const presence = await Presence.join(urlOf(cluster, port, 'postgres')).catch((error) => {
      if (errorCode(error) === '28P01') throw wrongPassword(cluster, error);
      cause = error;
    });
    if (presence) return { presence, port, startedHere: pid === launchedPid };
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
