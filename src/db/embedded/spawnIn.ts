import type { SpawnOptions } from 'node:child_process';
import type { ServerUser } from './ServerUser.ts';

/** How a PostgreSQL program runs inside a folder: nothing of the hub's environment reaches it. */
export function spawnIn(folder: string, user: ServerUser | undefined): SpawnOptions {
  // A locale variable of the user would change messages; an unset TZ costs initdb a long search.
  return { cwd: folder, env: { LC_ALL: 'C', TZ: 'Asia/Shanghai' }, ...user };
}

/**
 * The name under which a PostgreSQL program finds the folder that it was spawned in. Under another
 * account that is the kernel's link to the working directory: the link needs no right on the
 * parents, and a checkout below /root (mode 700) has none to give.
 */
export function ownName(folder: string, user: ServerUser | undefined): string {
  return user !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}
