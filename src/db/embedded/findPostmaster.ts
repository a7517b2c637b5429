import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tolerate } from './tolerate.ts';

/** A running PostgreSQL as it describes itself in its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on this cluster now, whoever started it; a dead one's file counts not. */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(tolerate('ENOENT'));
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isPostmaster(pid, folder))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Whether this process is the server of this cluster. A number alone proves nothing: after a
 * restart another process has it. A server stands in its folder; the kernel says who does.
 */
export async function isPostmaster(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  const [stands, cluster] = await Promise.all([
    // No such process, one already dead, or one of another account: none of them is our server.
    stat(`/proc/${pid}/cwd`).catch(() => undefined),
    stat(folder).catch(tolerate('ENOENT')),
  ]);
  return stands !== undefined && stands.ino === cluster?.ino && stands.dev === cluster.dev;
}

/** Whether any process has this number. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
