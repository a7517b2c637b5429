import { Worker } from 'node:worker_threads';
import type { Chunk, WorldPlan } from './generateCases.ts';
import type { Copied } from './TableCopy.ts';

/** Chunks that a thread may be ahead: one under way, one that waits to be stored. */
const ahead = 2;

/** Where this runs from its sources, so do its threads. */
const source = import.meta.url.endsWith('.ts');
const file = new URL(source ? './chunkThread.ts' : './chunkThread.js', import.meta.url);

/** Writes chunks in several threads while earlier ones are stored; gives them in their order. */
export async function* writtenByThreads(
  chunks: readonly Chunk[],
  plan: WorldPlan,
  threads: number,
): AsyncGenerator<readonly Copied[]> {
  const crew = Array.from({ length: threads }, () => new Thread(plan));
  try {
    const asked: Promise<readonly Copied[]>[] = [];
    let next = 0;
    const ask = () => {
      const chunk = chunks[next];
      const thread = crew[next % threads];
      next += 1;
      if (chunk !== undefined && thread !== undefined) asked.push(thread.write(chunk));
    };
    for (let place = 0; place < threads * ahead; place += 1) ask();
    for (let first = asked.shift(); first !== undefined; first = asked.shift()) {
      const written = await first;
      ask();
      yield written;
    }
  } finally {
    await Promise.all(crew.map((thread) => thread.end()));
  }
}

type Waiting = PromiseWithResolvers<readonly Copied[]>;

class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(plan: WorldPlan) {
    const execArgv = source ? ['--import', 'tsx'] : [];
    this.#worker = new Worker(file, { workerData: plan, execArgv });
    this.#worker.on('message', (written: readonly Copied[]) => {
      this.#waiting.shift()?.resolve(written);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('A thread of the generator has ended')));
  }

  write(chunk: Chunk): Promise<readonly Copied[]> {
    const waiting: Waiting = Promise.withResolvers();
    // Its failure is met where the chunk is waited for.
    waiting.promise.catch(() => undefined);
    this.#waiting.push(waiting);
    this.#worker.postMessage(chunk);
    return waiting.promise;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
