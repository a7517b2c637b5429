import type pg from 'pg';
import type { Change } from './Change.ts';
import { readChanges, readHead } from './readChanges.ts';
import { type Sequencer, startSequencer } from './startSequencer.ts';

/** How many of the newest changes a node keeps in memory, for those who follow live. */
const mostKept = 20_000;
const pageSize = 1_000;
/** A lost notification delays a change by so much at most. */
const pollMs = 500;

export interface ChangeLogOptions {
  readonly pool: pg.Pool;
  readonly keepDays: number;
  readonly report: (error: unknown) => void;
}

/** One node's end of the change log: knows its head, keeps its newest rows, tells who follows. */
export class ChangeLog {
  readonly #pool: pg.Pool;
  readonly #report: (error: unknown) => void;
  readonly #sequencer: Sequencer;
  readonly #followers = new Set<() => void>();
  readonly #poll: NodeJS.Timeout;
  #kept: Change[] = [];
  #head: number;
  #told = 0;
  #reading: Promise<void> | undefined;
  #closed = false;

  private constructor({ pool, keepDays, report }: ChangeLogOptions, head: number) {
    this.#pool = pool;
    this.#report = report;
    this.#head = head;
    this.#sequencer = startSequencer({
      pool,
      keepDays,
      report,
      onPlaced: (position) => this.#advance(position),
    });
    this.#poll = setInterval(() => this.#advance(Number.POSITIVE_INFINITY), pollMs);
  }

  /** Joins the log at its head. Throws DATABASE_UNAVAILABLE. */
  static async open(options: ChangeLogOptions): Promise<ChangeLog> {
    return new ChangeLog(options, (await readHead(options.pool)).position);
  }

  /** The newest position that this node knows; what follows it will be told. */
  get head(): number {
    return this.#head;
  }

  /** Says that this node has just written changes. */
  wake(): void {
    this.#sequencer.wake();
  }

  /** Calls `onAdvance` whenever the head has moved, until the returned function is called. */
  follow(onAdvance: () => void): () => void {
    this.#followers.add(onAdvance);
    return () => this.#followers.delete(onAdvance);
  }

  /** The next changes after a position, in order, none beyond the head of this moment. */
  async after(
    position: number,
    limit: number,
    cases?: readonly string[],
  ): Promise<readonly Change[]> {
    const [first] = this.#kept;
    if (first !== undefined && first.position <= position + 1) {
      const start = position + 1 - first.position;
      return this.#kept.slice(start, start + limit);
    }
    if (position >= this.#head) return [];
    return readChanges(this.#pool, position, limit, cases);
  }

  /** The oldest position that can still be followed from. */
  async oldest(): Promise<number> {
    return (await readHead(this.#pool)).oldest - 1;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    await this.#sequencer.stop();
    await this.#reading;
  }

  #advance(to: number): void {
    this.#told = Math.max(this.#told, to);
    if (this.#closed || this.#reading !== undefined || this.#told <= this.#head) return;
    // Where nobody follows, the newest rows need not be at hand.
    if (this.#followers.size === 0 && Number.isFinite(this.#told)) {
      this.#head = this.#told;
      this.#kept = [];
      return;
    }
    this.#reading = this.#read()
      .catch((error: unknown) => this.#report(error))
      .finally(() => {
        this.#reading = undefined;
        if (this.#told > this.#head) this.#advance(this.#told);
      });
  }

  async #read(): Promise<void> {
    this.#told = 0;
    for (;;) {
      const rows = await readChanges(this.#pool, this.#head, pageSize);
      const last = rows.at(-1);
      if (last === undefined) return;
      this.#kept.push(...rows);
      if (this.#kept.length > mostKept * 2) this.#kept = this.#kept.slice(-mostKept);
      this.#head = last.position;
      for (const tell of this.#followers) tell();
      if (rows.length < pageSize) return;
    }
  }
}
