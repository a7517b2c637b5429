import { type ChildProcess, fork } from 'node:child_process';
import type { TestHub } from '../../setup/testHub.ts';
import type { Mortal } from './proveKills.ts';

/** Another node of a test's hub, in a process that is killed and follows itself. */
export async function forkNode(hub: TestHub): Promise<Mortal & { close(): Promise<void> }> {
  const script = new URL('../../live/neighbourProcess.ts', import.meta.url);
  const { connectionString } = hub.admin.options;
  const start = () =>
    fork(script, [String(connectionString)], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, XIANJIE_DATA: hub.dataFolder },
    });
  let child = start();
  let url = await urlOf(child);
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  const ask: TestHub['ask'] = (...asked) => hub.ask(...asked);
  return {
    hub: {
      get url() {
        return url;
      },
      ...{ admin: hub.admin, token: hub.token, ask },
    },
    kill: async () => {
      await end();
      child = start();
      url = await urlOf(child);
    },
    close: end,
  };
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(String(Reflect.get(Object(message), 'url'))));
    child.once('exit', (code) => reject(new Error(`The node ended with ${code}`)));
  });
}
