import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { HubError } from '../../errors.ts';
import { chainHash, emptyHash, type LogHashName, leafHash } from './LogHash.ts';
import { seenFilter } from './seenFilter.ts';
import type { Term } from './Term.ts';

/** One entry as it is stored: its canonical JSON, and what leads to it. */
export interface LogEntry {
  /** Canonical JSON (RFC 8785) without line breaks. */
  readonly line: string;
  /** Rows, cases and readers that it speaks of. */
  readonly keys: readonly string[];
  readonly terms: Iterable<Term>;
}

/** Where an entry stands in the log. */
export interface Placed {
  readonly index: number;
  /** Its hash as a leaf of the tree. */
  readonly leaf: () => Buffer;
}

interface Waiting {
  readonly entry: LogEntry;
  readonly resolve: (placed: Placed) => void;
  readonly reject: (error: unknown) => void;
}

interface Head {
  readonly size: number;
  readonly chain: Buffer;
}

interface Batch {
  readonly lines: readonly string[];
  readonly terms: readonly Term[];
  readonly filter: Buffer;
}

/** Whoever holds the log locked is not waited for longer: what was read stays undisclosed. */
const lockTimeoutMs = 80;
/** A database that is silent altogether gives nothing to disclose either. */
const silenceMs = 2_000;
const mostEntries = 2_000;

/**
 * One node's pen in the log of disclosures. Whoever discloses waits for `append`; what comes while a
 * batch is being committed goes out with the next. All nodes write one log: each batch continues
 * the head that it names, or is written again on the head that another node left.
 */
export class DisclosureLog {
  readonly hash: LogHashName;
  /** Which log it is, among all. */
  readonly origin: string;
  readonly #pool: pg.Pool;
  readonly #known: Set<string>;
  #waiting: Waiting[] = [];
  #head: Head;
  #writing = false;
  #idle: Promise<void> = Promise.resolve();

  private constructor(
    pool: pg.Pool,
    hash: LogHashName,
    { head, known, origin }: { head: Head; known: Set<string>; origin: string },
  ) {
    this.#pool = pool;
    this.hash = hash;
    this.#head = head;
    this.#known = known;
    this.origin = origin;
  }

  /** Opens the log on sessions of its own beside the pool. Throws if it can't be read. */
  static async open(beside: pg.Pool, hash: LogHashName): Promise<DisclosureLog> {
    // At a start a busy database is waited for as elsewhere; the pen's own patience is a reader's.
    await beside.query('SELECT coordination.begin_log($1, $2)', [hash, emptyHash(hash)]);
    const { rows } = await beside.query<{
      size: string;
      chain: Buffer;
      hash: string;
      origin: string;
    }>(headSql);
    const sets = await beside.query<{ id: string }>('SELECT id FROM coordination.disclosure_term');
    const [row] = rows;
    if (row?.hash !== hash) throw new Error(`The log is not kept under ${hash}: use its own key`);
    const { options } = beside;
    const pool = new pg.Pool({
      ...options,
      max: 1,
      options: `${options.options ?? ''} -c lock_timeout=${lockTimeoutMs}`,
      statement_timeout: silenceMs,
      query_timeout: silenceMs,
      connectionTimeoutMillis: silenceMs,
    });
    pool.on('error', () => {});
    // So the first answer need not wait for the session.
    await pool.query('SELECT').catch(() => undefined);
    const known = new Set(sets.rows.map(({ id }) => id));
    return new DisclosureLog(pool, hash, { head: headOf(row), known, origin: row.origin });
  }

  /** Settles when the entry is committed. Throws AUDIT_UNAVAILABLE if it can't be. */
  append(entry: LogEntry): Promise<Placed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (!this.#writing) this.#idle = this.#write();
    });
  }

  async close(): Promise<void> {
    await this.#idle;
    if (!this.#pool.ending) await this.#pool.end();
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      // Answers that came in the same turn share a batch.
      await setImmediate();
      const batch = this.#waiting.splice(0, mostEntries);
      try {
        const { first, offsets } = await this.#commit(batch.map(({ entry }) => entry));
        batch.forEach(({ resolve, entry }, at) => {
          const leaf = () => leafHash(this.hash, entry.line);
          resolve({ index: first + (offsets[at] ?? 0), leaf });
        });
      } catch (cause) {
        // Who came meanwhile would wait as long for the same refusal.
        const all = [...batch, ...this.#waiting];
        this.#waiting = [];
        for (const { reject } of all) reject(new HubError('AUDIT_UNAVAILABLE', {}, cause));
      }
    }
    this.#writing = false;
  }

  async #commit(entries: readonly LogEntry[]): Promise<{ first: number; offsets: number[] }> {
    const { batch, offsets } = this.#batchOf(entries);
    for (;;) {
      const { size, chain } = this.#head;
      const after: Head = {
        size: size + batch.lines.length,
        chain: batch.lines.reduce(
          (before, line) => chainHash(this.hash, before, leafHash(this.hash, line)),
          chain,
        ),
      };
      if (await this.#store(batch, after)) {
        this.#head = after;
        for (const { id } of batch.terms) this.#known.add(id);
        return { first: size, offsets };
      }
      const { rows } = await this.#pool.query<{ size: string; chain: Buffer }>(headSql);
      const [row] = rows;
      if (row !== undefined) this.#head = headOf(row);
    }
  }

  /** New terms are written into the log before the entries that name them. */
  #batchOf(entries: readonly LogEntry[]): { batch: Batch; offsets: number[] } {
    const lines: string[] = [];
    const keys = new Set<string>();
    const terms = new Map<string, Term>();
    const offsets = entries.map((entry) => {
      for (const term of entry.terms) {
        if (this.#known.has(term.id) || terms.has(term.id)) continue;
        terms.set(term.id, term);
        lines.push(term.line);
      }
      for (const key of entry.keys) keys.add(key);
      return lines.push(entry.line) - 1;
    });
    return { batch: { lines, terms: [...terms.values()], filter: seenFilter(keys) }, offsets };
  }

  /** Whether the batch was stored; not if another node has written since the head was known. */
  async #store({ lines, terms, filter }: Batch, after: Head): Promise<boolean> {
    const values = [
      this.#head.size,
      this.#head.chain,
      after.size,
      after.chain,
      lines.length,
      lines.join('\n'),
      filter,
    ];
    const stored =
      terms.length === 0
        ? await this.#pool.query({ name: 'append', text: appendSql, values })
        : await this.#pool.query({
            name: 'append with terms',
            text: appendWithTermsSql,
            values: [...values, JSON.stringify(terms)],
          });
    return stored.rowCount === 1;
  }
}

const headSql = 'SELECT size, chain, hash, origin FROM coordination.disclosure_head';
const appendSql = `WITH head AS (
  UPDATE coordination.disclosure_head SET size = $3, chain = $4 WHERE size = $1 AND chain = $2 RETURNING 1
) INSERT INTO coordination.disclosure_batch (first_index, size, entries, chain, filter)
SELECT $1, $5, $6, $4, $7 FROM head`;
const appendWithTermsSql = `WITH terms AS (
  INSERT INTO coordination.disclosure_term (id, line)
  SELECT t.id, t.line FROM json_to_recordset($8::json) AS t(id text, line text)
  ON CONFLICT DO NOTHING
), ${appendSql.slice('WITH '.length)}`;

function headOf({ size, chain }: { size: string; chain: Buffer }): Head {
  return { size: Number(size), chain };
}
