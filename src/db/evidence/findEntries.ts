import type { Pool } from 'pg';
import { placesOf } from './seenFilter.ts';

/** What is looked for in the log; all that is given must hold. */
export interface LogSearch {
  /** Rows, cases or readers of which the entry speaks. */
  readonly keys: readonly string[];
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  /** Only entries before this index. */
  readonly before: number | undefined;
}

/** One entry that was found. */
export interface Found {
  readonly index: number;
  readonly entry: Readonly<Record<string, unknown>>;
}

const batchesAtOnce = 100;
/** The filters err once in a hundred, so that a search comes to its end all the same. */
const millisecondsOfADay = 86_400_000;

/** The entries that may be meant, newest first; the caller looks at each. */
export async function* findEntries(
  pool: Pool,
  { keys, from, to, before }: LogSearch,
): AsyncGenerator<Found> {
  const values: unknown[] = [
    before ?? Number.MAX_SAFE_INTEGER,
    from ?? new Date(0),
    // A batch is written a moment after the last of its entries was made.
    new Date((to ?? new Date()).getTime() + millisecondsOfADay),
    batchesAtOnce,
  ];
  const tests = keys.flatMap((key) =>
    placesOf(key).map(
      (place) =>
        ` AND get_bit(filter, $${values.push(place)}::int & (octet_length(filter) * 8 - 1)) = 1`,
    ),
  );
  const text = `SELECT first_index, entries FROM coordination.disclosure_batch
    WHERE first_index < $1 AND written_at >= $2 AND written_at < $3${tests.join('')}
    ORDER BY first_index DESC LIMIT $4`;
  for (;;) {
    const { rows } = await pool.query<{ first_index: string; entries: string }>(text, values);
    for (const { first_index: first, entries } of rows) {
      const lines = entries.split('\n');
      for (let at = lines.length - 1; at >= 0; at -= 1) {
        const index = Number(first) + at;
        if (before !== undefined && index >= before) continue;
        const entry: unknown = JSON.parse(lines[at] ?? '{}');
        yield { index, entry: Object(entry) };
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchesAtOnce) return;
    values[0] = last.first_index;
  }
}

/** What the entries name by these ids, as their definitions say it. */
export async function readTerms(
  pool: Pool,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const { rows } = await pool.query<{ id: string; line: string }>(
    'SELECT id, line FROM coordination.disclosure_term WHERE id = ANY ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, line }) => [id, Object(JSON.parse(line))]));
}
