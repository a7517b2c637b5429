import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findPostmaster, isPostmaster } from '../src/db/embedded/findPostmaster.ts';
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts';

/** Ends a folder's PostgreSQL at once (`pg_ctl stop -m immediate`), and starts it again to recover. */
export async function crashPostgres(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'postgres');
  const running = await findPostmaster(folder);
  if (running === undefined) throw new Error('PostgreSQL does not run');
  process.kill(running.pid, 'SIGQUIT');
  while (await isPostmaster(running.pid, folder)) await delay(10);
  await startEmbedded(dataFolder);
}
