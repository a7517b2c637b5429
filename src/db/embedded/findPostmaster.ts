import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterMark } from './clusterMark.ts';
import { errorCode, tolerate } from './tolerate.ts';

/** A running PostgreSQL as it describes itself in its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on this cluster now, whoever started it; a dead one's file counts not. */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  const lines = await readPidFile(folder);
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !(await isPostmaster(pid, folder))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The lines of `postmaster.pid`: the process id, the port as the fourth, the state as the eighth. */
export async function readPidFile(folder: string): Promise<readonly string[]> {
  const path = join(folder, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(tolerate('ENOENT'));
  return text?.split('\n') ?? [];
}

/**
 * Whether this process is the server of this cluster. A number alone proves nothing: after a
 * restart of the machine another process has it. Where there is no /proc, the number must do.
 */
export async function isPostmaster(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  // A process that ended has no arguments, also while nobody has collected it yet.
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(tolerate('ENOENT', 'ESRCH'));
  return line?.split('\0').includes(await clusterMark(folder)) ?? false;
}

/** Whether any process has this number. */
export function isAlive(pid: number): boolean {
  // Zero and below would mean a whole group of processes.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
