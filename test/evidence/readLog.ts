import type { Pool } from 'pg';
import { at, listAt, textAt } from '../fixtures/at.ts';

/** One entry of the log, as its line says it. */
export interface Entry {
  readonly index: number;
  readonly kind: string;
  readonly line: string;
  readonly json: unknown;
}

/** The whole log in its order, straight from its table. */
export async function readLog(pool: Pool): Promise<readonly Entry[]> {
  const { rows } = await pool.query<{ first: string; entries: string }>(
    'SELECT first_index AS first, entries FROM coordination.disclosure_batch ORDER BY first_index',
  );
  return rows.flatMap(({ first, entries }) =>
    entries.split('\n').map((line, at) => {
      const json: unknown = JSON.parse(line);
      return { index: Number(first) + at, kind: textAt(json, 'kind'), line, json };
    }),
  );
}

/** How many entries the log has. */
export async function logSize(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ size: string }>(
    'SELECT size FROM coordination.disclosure_head',
  );
  return Number(rows[0]?.size);
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
