import type { Pool } from 'pg';
import * as sql from '../../db/webhooks/deliverySql.ts';

const mostDeadInRow = 5;
/** How long the place in the log may stay unwritten: what a crash takes back is sent again under its ids. */
const saveMs = 200;
/** A name of the last place of any position: all of it was dealt with. */
const wholePosition = 2 ** 31 - 1;

/** A place in the log: the changes of one position are events at several places. */
export interface At {
  readonly position: number;
  readonly place: number;
}

/** A webhook that this node may deliver to, and how far it has come; every write renews the lease. */
export class Lease {
  readonly hook: sql.Leased;
  readonly #pool: Pool;
  readonly #node: string;
  readonly #retryMs: readonly number[];
  #at: At;
  #attempts: number;
  /** Whether events were taken that the table does not know of yet. */
  #taken = false;
  #savedAt = Date.now();
  #held = true;

  constructor(hook: sql.Leased, pool: Pool, node: string, retryMs: readonly number[]) {
    this.hook = hook;
    this.#pool = pool;
    this.#node = node;
    this.#retryMs = retryMs;
    this.#at = hook;
    this.#attempts = hook.attempts;
  }

  /** Whether it may go on. */
  get held(): boolean {
    return this.#held;
  }

  get position(): number {
    return this.#at.position;
  }

  isBefore({ position, place }: At): boolean {
    return (
      position > this.#at.position || (position === this.#at.position && place > this.#at.place)
    );
  }

  get mayRetry(): boolean {
    return this.#attempts < this.#retryMs.length;
  }

  verified(): Promise<boolean> {
    return this.#own(sql.verifiedSql);
  }

  renew(): Promise<boolean> {
    return this.#own(sql.renewedSql);
  }

  /** An event was taken. Says whether the next may follow. */
  async took({ position, place }: At): Promise<boolean> {
    [this.#at, this.#attempts, this.#taken] = [{ position, place }, 0, true];
    return Date.now() - this.#savedAt < saveMs || this.#write();
  }

  /** Nothing is left to be sent up to this position. */
  async reached(position: number): Promise<void> {
    const { position: before, place } = this.#at;
    if (position < before || (position === before && place === wholePosition)) return;
    [this.#at, this.#attempts] = [{ position, place: wholePosition }, 0];
    await this.#write();
  }

  /** An attempt failed: due again in a while, under another lease. */
  async retry(failure: string): Promise<void> {
    await this.save();
    const waitMs = this.#retryMs[this.#attempts] ?? 0;
    await this.#own(sql.failedSql, Math.round(waitMs * (0.75 + Math.random() / 2)), failure);
    this.#held = false;
  }

  /** The event is put by. Says whether the next may follow. */
  async bury({ position, place }: At, id: string, failure: string): Promise<boolean> {
    await this.save();
    const [buried] = await this.query<{ state: string }>(
      sql.buriedSql,
      ...[this.hook.id, this.#node, position, place, id, failure, mostDeadInRow],
    );
    [this.#at, this.#attempts] = [{ position, place }, 0];
    this.#held = buried !== undefined;
    return buried?.state === 'ACTIVE';
  }

  async end(state: 'DISABLED' | 'FAILED', failure: string): Promise<void> {
    await this.save();
    await this.#own(sql.endedSql, state, failure);
  }

  async postpone(): Promise<void> {
    await this.save();
    await this.#own(sql.postponedSql);
  }

  async release(): Promise<void> {
    await this.save();
    if (this.#held) await this.query(sql.releasedSql, this.hook.id, this.#node);
  }

  /** Writes down what was taken since the last time. */
  async save(): Promise<void> {
    if (this.#taken && this.#held) await this.#write();
  }

  async query<Row extends object>(
    text: string,
    ...values: readonly unknown[]
  ): Promise<readonly Row[]> {
    return (await this.#pool.query<Row>(text, [...values])).rows;
  }

  #write(): Promise<boolean> {
    const taken = this.#taken;
    [this.#taken, this.#savedAt] = [false, Date.now()];
    return this.#own(sql.passedSql, this.#at.position, this.#at.place, taken);
  }

  /** Changes the webhook while the lease holds; says whether it does. */
  async #own(text: string, ...values: readonly unknown[]): Promise<boolean> {
    const { rowCount } = await this.#pool.query(text, [this.hook.id, this.#node, ...values]);
    this.#held = (rowCount ?? 0) > 0;
    return this.#held;
  }
}
