import { stat } from 'node:fs/promises';

/**
 * The setting by which a running server is known to be the one of this cluster. It is an argument
 * and not the working directory because root in a container may read only the former of another
 * account's process. It names the folder itself, which a move or another mount leaves the same.
 */
export async function clusterMark(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder);
  return `xianjie.cluster=${dev}:${ino}`;
}
