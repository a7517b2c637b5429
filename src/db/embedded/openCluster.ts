import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './Cluster.ts';
import { openClusterFile } from './clusterFile.ts';
import { locateBinaries } from './locateBinaries.ts';
import { runnableBinaries } from './runnableBinaries.ts';
import { serverUser } from './serverUser.ts';
import { errorCode } from './tolerate.ts';

/**
 * Settles everything about the cluster of a data folder except whether it runs. Throws when the
 * folder belongs to another account or PostgreSQL cannot run on this machine.
 */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  const folder = join(dataFolder, 'postgres');
  const clusterFile = join(dataFolder, 'postgres.json');
  try {
    await mkdir(dataFolder, { recursive: true });
    const user = await serverUser([folder, dataFolder]);
    const { password, port = 0 } = await openClusterFile(clusterFile);
    const binaries = await runnableBinaries(locateBinaries(), user, cacheFolder());
    const logFile = join(dataFolder, 'postgres.log');
    return { folder, clusterFile, logFile, binaries, user, password, port };
  } catch (error) {
    const denied = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
    throw denied ? foreignFolder(dataFolder, error) : error;
  }
}

/** Never the folder for temporary files: there, anybody could put a program in our way. */
function cacheFolder(): string {
  return process.getuid?.() === 0 ? '/var/cache/xianjie' : join(homedir(), '.cache', 'xianjie');
}

function foreignFolder(dataFolder: string, cause: unknown): Error {
  return new Error(
    `This account may not use the data folder ${dataFolder}. ` +
      'Run the hub as its owner, or set XIANJIE_DATA to a folder of your own.',
    { cause },
  );
}
