import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { World } from './openWorld.ts';

/** One hub in a process of its own, which can be killed and started again at the same address. */
export class HubNode {
  readonly url: string;
  readonly #world: World;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #wanted = false;
  /** How often it ended by itself. */
  unexpected = 0;

  constructor(world: World, port: number) {
    this.#world = world;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts it and, as a supervisor does, again whenever it ends by itself. */
  async start(): Promise<void> {
    this.#wanted = true;
    this.#spawn();
    for (const end = Date.now() + 300_000; Date.now() < end; await delay(100)) {
      const up = await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (up) return;
    }
    throw new Error(`No hub answers at ${this.url}`);
  }

  #spawn(): void {
    const before = this.#process;
    // One at a time: a restart may have been under way.
    if (before !== undefined && before.exitCode === null && before.signalCode === null) return;
    const log = openSync(`${this.#world.folder}-${this.#port}.log`, 'a');
    this.#process = spawn(process.execPath, ['dist/main.js', 'start'], {
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        DATABASE_URL: this.#world.url,
        XIANJIE_DATA: this.#world.folder,
        XIANJIE_DEVELOPMENT_ISSUER: 'yes',
        XIANJIE_DEMO: 'no',
        XIANJIE_PORT: String(this.#port),
        XIANJIE_WEBHOOK_NETWORKS: '127.0.0.0/8',
        XIANJIE_WEBHOOK_HTTP: 'yes',
      },
    });
    this.#process.once('exit', (_, signal) => {
      if (!this.#wanted) return;
      // A killed one may be gone only after it is wanted again.
      if (signal !== 'SIGKILL') this.unexpected += 1;
      setTimeout(() => this.#wanted && this.#spawn(), 500);
    });
  }

  /** SIGKILL: nothing is said or closed. */
  kill(): void {
    this.#wanted = false;
    this.#process?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    const ended = new Promise((resolve) => this.#process?.once('exit', resolve));
    this.#process?.kill('SIGTERM');
    await Promise.race([ended, delay(5_000)]);
    this.kill();
  }
}
