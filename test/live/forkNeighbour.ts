import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestHub } from '../setup/testHub.ts';

/** Starts another node on a hub's database; its result kills it, without a word to anybody. */
export async function forkNeighbour(
  hub: TestHub,
  env: NodeJS.ProcessEnv,
): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-neighbour-'));
  const { connectionString } = hub.admin.options;
  const script = new URL('./neighbourProcess.ts', import.meta.url);
  const child = fork(script, [String(connectionString)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env, XIANJIE_DATA: folder },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The neighbour ended with ${code}`)));
  });
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}
