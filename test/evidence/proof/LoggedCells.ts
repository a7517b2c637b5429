import { at, listAt } from '../../fixtures/at.ts';
import type { Entry, FieldSets } from '../readLog.ts';

/** What entries of the log say was shown: the cells, and how often each change was told. */
export class LoggedCells {
  readonly cells = new Set<string>();
  readonly changes = new Map<string, number>();
  readonly #sets: FieldSets;

  constructor(sets: FieldSets) {
    this.#sets = sets;
  }

  add(entry: Entry): this {
    for (const one of listAt(entry.json, 'shown')) {
      for (const [set, rows] of Object.entries(Object(at(one, 'fields')))) {
        const known = this.#sets.get(set);
        if (known === undefined) throw new Error('The log names a set that it does not define');
        for (const id of Array.isArray(rows) ? rows.map(String) : []) {
          const row = `${known.feed}:${id}`;
          this.cells.add(row);
          for (const field of known.fields) this.cells.add(`${row}.${field}`);
          if (known.feed === 'Change') count(this.changes, `${row}.${known.fields.join()}`);
        }
      }
    }
    return this;
  }
}

/** Adds to what has been counted of something. */
export function count(of: Map<string, number>, what: string, times = 1): void {
  of.set(what, (of.get(what) ?? 0) + times);
}
