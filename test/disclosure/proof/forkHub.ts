import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromHub, Order } from './Order.ts';

/** Everything that came back for one request. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

/** A hub over one world at a time, asked through HTTP like any other. */
export interface WorldHub {
  use(databaseUrl: string, how?: { walled?: boolean; size?: number }): Promise<void>;
  ask(login: string, query: string, variables?: object): Promise<Reply>;
  /** Lines of the server's log so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** Five hubs on a busy machine take their time. */
const startMs = 900_000;

/** The script of a hub: of all agencies, or of five behind a gateway. */
export type HubScript = 'hubProcess.ts' | 'federatedProcess.ts';

/**
 * Starts the hub of the project in `root` (a mutant has its own) in a process of its own. It may be
 * given other databases later: their logs of changes must end at the same position.
 */
export async function forkHub(
  dataFolder: string,
  firstUrl: string,
  root = process.cwd(),
  name: HubScript = 'hubProcess.ts',
): Promise<WorldHub> {
  const script = join(root, 'test/disclosure/proof', name);
  const child = fork(script, [dataFolder, firstUrl], { cwd: root, execArgv: ['--import', 'tsx'] });
  const log: string[] = [];
  const waiting = new Map<
    number,
    { kept: (value: string) => void; failed: (why: Error) => void }
  >();
  const url = await opened(child, (message) => {
    if ('log' in message) log.push(message.log);
    if (!('id' in message)) return;
    const order = waiting.get(message.id);
    waiting.delete(message.id);
    if ('value' in message) order?.kept(message.value);
    else order?.failed(new Error(message.failure));
  });
  let orders = 0;
  const tell = (order: Omit<Order, 'id'>) =>
    new Promise<string>((kept, failed) => {
      orders += 1;
      waiting.set(orders, { kept, failed });
      child.send({ ...order, id: orders });
    });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (login: string) => {
    const known = tokens.get(login) ?? tell({ do: 'token', about: login, walled: false, size: 0 });
    tokens.set(login, known);
    return known;
  };
  return {
    log,
    use: async (databaseUrl, { walled = true, size = 1 } = {}) => {
      await tell({ do: 'use', about: databaseUrl, walled, size });
    },
    ask: async (login, query, variables = {}) => {
      const token = await tokenOf(login);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { status } = response;
      return { status, headers: [...response.headers], text: await response.text() };
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The address of the hub, once it is open. */
function opened(child: ChildProcess, heard: (message: FromHub) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The hub did not open in time')), startMs);
    child.once('exit', (code) => reject(new Error(`The hub ended with ${code}`)));
    child.on('message', (message: FromHub) => {
      if ('url' in message) {
        clearTimeout(late);
        resolve(message.url);
      } else heard(message);
    });
  });
}
