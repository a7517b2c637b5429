import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc are hundredths of a second on Linux. */
const msPerTick = 10;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuMs: number;
}

/** CPU milliseconds that a process has used so far, user and system. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.cpuMs ?? 0;
}

/** CPU milliseconds of the PostgreSQL server: the postmaster's sessions and workers, alive and dead. */
export function cpuOfPostgres(postmaster: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === postmaster);
  return cpuOf(postmaster) + children.reduce((sum, stat) => sum + (stat?.cpuMs ?? 0), 0);
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    return { pid, parent: Number(fields[1]), cpuMs: ticks * msPerTick };
  } catch {
    return undefined;
  }
}
