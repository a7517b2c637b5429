import type { ServerUser } from './serverUser.ts';

/** How and where a PostgreSQL program is spawned; what `spawn` and `execFile` both take. */
export interface SpawnPlace {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly uid?: number;
  readonly gid?: number;
}

/** A PostgreSQL program runs inside a folder, and nothing of the hub's environment reaches it. */
export function spawnIn(folder: string, user: ServerUser | undefined): SpawnPlace {
  // A locale of the operator's would change messages; without TZ initdb searches for a zone.
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
