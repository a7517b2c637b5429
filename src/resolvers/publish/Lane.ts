/** How long a job waits for the round before it, which may wait for a lock in its turn. */
const patienceMs = 20;
/** The most jobs of one round. */
const largestRound = 50;

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Jobs that may be done together: the first is begun at once, and what comes while it is under way is
 * done as one round after it. Each job has its own result or error.
 */
export class Lane<Job extends { readonly key: string }, Result> {
  readonly #run: (jobs: readonly Job[]) => Promise<readonly (Result | Error)[]>;
  #waiting: Waiting<Job, Result>[] = [];
  #rounds = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(run: (jobs: readonly Job[]) => Promise<readonly (Result | Error)[]>) {
    this.#run = run;
  }

  get idle(): boolean {
    return this.#rounds === 0 && this.#waiting.length === 0;
  }

  enter(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      if (this.#rounds === 0) this.#begin();
      else this.#timer ??= setTimeout(() => this.#begin(), patienceMs);
    });
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const round = this.#take();
    if (round.length === 0) return;
    this.#rounds += 1;
    const end = () => {
      this.#rounds -= 1;
      this.#begin();
    };
    this.#run(round.map(({ job }) => job)).then(
      (results) => {
        end();
        for (const [place, waiting] of round.entries()) answer(waiting, results[place]);
      },
      (error: unknown) => {
        end();
        for (const { reject } of round) reject(error);
      },
    );
  }

  /** The next jobs, each key once: of two calls with one key the second is answered by the first. */
  #take(): readonly Waiting<Job, Result>[] {
    const keys = new Set<string>();
    const taken: Waiting<Job, Result>[] = [];
    const left: Waiting<Job, Result>[] = [];
    for (const one of this.#waiting) {
      const fits = taken.length < largestRound && !keys.has(one.job.key);
      keys.add(one.job.key);
      (fits ? taken : left).push(one);
    }
    this.#waiting = left;
    return taken;
  }
}

function answer<Job, Result>(
  { resolve, reject }: Waiting<Job, Result>,
  result: Result | Error | undefined,
): void {
  if (result instanceof Error) reject(result);
  else if (result === undefined) reject(new Error('A job of a round was left without a result'));
  else resolve(result);
}
