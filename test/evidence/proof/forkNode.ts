import { fork } from 'node:child_process';
import type { TestHub } from '../../setup/testHub.ts';
import type { Mortal } from './proveKills.ts';

/** Another node of a test's hub in a process of its own, which is killed once and for all. */
export async function forkNode(hub: TestHub): Promise<Mortal> {
  const script = new URL('../../live/neighbourProcess.ts', import.meta.url);
  const child = fork(script, [String(hub.admin.options.connectionString)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, XIANJIE_DATA: hub.dataFolder },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(Reflect.get(Object(message), 'url'))));
    child.once('exit', (code) => reject(new Error(`The node ended with ${code}`)));
  });
  const { admin, token, ask } = hub;
  return {
    hub: { url, admin, token, ask },
    kill: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
