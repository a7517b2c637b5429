import type { Pool } from 'pg';
import { at, listAt, textAt } from '../fixtures/at.ts';

/** One entry of the log, as its line says it. */
export interface Entry {
  readonly index: number;
  readonly kind: string;
  readonly line: string;
  readonly json: unknown;
}

/** The log in its order, straight from its table: all of it, or from a batch's first index on. */
export async function readLog(pool: Pool, from = 0): Promise<readonly Entry[]> {
  const { rows } = await pool.query<{ first: string; entries: string }>(
    `SELECT first_index AS first, entries FROM coordination.disclosure_batch
     WHERE first_index >= $1 ORDER BY first_index`,
    [from],
  );
  return rows.flatMap(({ first, entries }) =>
    entries.split('\n').map((line, at) => {
      const json: unknown = JSON.parse(line);
      return { index: Number(first) + at, kind: textAt(json, 'kind'), line, json };
    }),
  );
}

export type FieldSets = ReadonlyMap<string, { feed: string; fields: readonly string[] }>;

/** The sets of fields that the log defines, by id. */
export function setsIn(log: readonly Entry[]): FieldSets {
  return new Map(
    log
      .filter(({ kind }) => kind === 'FIELDS')
      .map(({ json }) => [
        textAt(json, 'id'),
        { feed: textAt(json, 'feed'), fields: listAt(json, 'fields').map(String) },
      ]),
  );
}

/** The cells that an entry names: `Feed:id.field`, with `~` behind what was shown in part. */
export function cellsOf(entry: Entry, sets: FieldSets): Set<string> {
  const cells = new Set<string>();
  for (const one of listAt(entry.json, 'shown')) {
    const fields = at(one, 'fields');
    for (const [set, rows] of Object.entries(typeof fields === 'object' ? { ...fields } : {})) {
      const known = sets.get(set);
      if (known === undefined) throw new Error(`The log names a set that it does not define`);
      for (const row of Array.isArray(rows) ? rows.map(String) : []) {
        cells.add(`${known.feed}:${row.split('@')[0]}`);
        for (const field of known.fields) cells.add(`${known.feed}:${row.split('@')[0]}.${field}`);
      }
    }
  }
  return cells;
}
