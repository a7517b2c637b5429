import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Another process that uses the embedded server of a folder. */
export interface ServerProcess {
  readonly url: string;
  readonly startedHere: boolean;
  /** Lets it stop in good order and waits for its end. */
  stop(): Promise<void>;
  /** Kills it so that it cannot clean up. */
  kill(): Promise<void>;
}

/** Throws with what the process said when it ends before it has the server. */
export async function startServerProcess(folder: string, uid?: number): Promise<ServerProcess> {
  const account = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'holdServer.ts'), folder],
    // Another account has no folder here for the cache of tsx.
    { ...account, env: { ...process.env, HOME: folder, TSX_DISABLE_CACHE: '1' } },
  );
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => {
      throw new Error(complaint);
    }),
  ]);
  const said: { url: string; startedHere: boolean } = JSON.parse(String(line));
  return {
    ...said,
    async stop() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
