import { setTimeout as delay } from 'node:timers/promises';
import { findPostmaster, isPostmaster } from './findPostmaster.ts';
import { tolerate } from './tolerate.ts';

/**
 * Stops the server of a cluster and waits for its end: first fast (open transactions are rolled
 * back, all is written out), after ten seconds at once (the next start recovers from the log).
 * Throws when even that does not end it.
 */
export async function stopPostmaster(folder: string): Promise<void> {
  const running = await findPostmaster(folder);
  if (running === undefined) return;
  for (const [signal, waitMs] of [['SIGINT', 10_000] as const, ['SIGQUIT', 10_000] as const]) {
    send(running.pid, signal);
    for (const end = Date.now() + waitMs; Date.now() < end; await delay(10)) {
      if (!(await isPostmaster(running.pid, folder))) return;
    }
  }
  throw new Error(`PostgreSQL (process ${running.pid}) does not stop. End it by hand.`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended since we looked.
    tolerate('ESRCH')(error);
  }
}
