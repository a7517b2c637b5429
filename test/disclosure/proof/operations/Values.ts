import { demoOrgans } from '../../../../src/demo/demoReaders.ts';
import { rowsOf } from '../rowsOf.ts';
import { stageTextOf } from '../stageTextOf.ts';
import { tables } from '../tables.ts';
import type { Row, World } from '../World.ts';

/** Every value that stands in either world, hidden or not: what an attacker might try. */
export class Values {
  readonly #byCell = new Map<string, readonly unknown[]>();
  readonly #ids: readonly string[];
  readonly #numbers: readonly string[];

  constructor(...worlds: readonly World[]) {
    const ids: string[] = [];
    const numbers: string[] = [];
    for (const table of tables) {
      const rows = worlds.flatMap((world) => rowsOf(world, table.table));
      ids.push(...rows.map(({ id }) => String(id)));
      for (const row of rows) {
        for (const one of [row.hub_case_no, row.document_no])
          if (typeof one === 'string') numbers.push(one);
      }
      for (const { name, column } of table.cells) {
        this.#byCell.set(`${table.type}.${name}`, distinct(rows, name, column));
        const everywhere = this.#byCell.get(name) ?? [];
        this.#byCell.set(name, [...everywhere, ...distinct(rows, name, column).slice(0, 20)]);
      }
    }
    this.#ids = [...new Set(ids)];
    this.#numbers = [...new Set(numbers)];
  }

  /** Values of a cell of a type; of any cell of that name where the type is none that is stored. */
  of(type: string, cell: string): readonly unknown[] {
    return this.#byCell.get(`${type}.${cell}`) ?? this.#byCell.get(cell) ?? [];
  }

  idsOf(type: string): readonly string[] {
    const known = this.of(type, 'id').map(String);
    return known.length > 0 && this.#byCell.has(`${type}.id`) ? known : this.#ids;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  get numbers(): readonly string[] {
    return this.#numbers;
  }

  get organs(): readonly string[] {
    return demoOrgans.map(({ id }) => id);
  }
}

function distinct(rows: readonly Row[], name: string, column: string): readonly unknown[] {
  const values = rows.flatMap((row) => {
    const derived = name === 'stage' || name === 'stageNumber' || name === 'indicators';
    const value = derived ? stageTextOf(row, name) : row[column];
    return Array.isArray(value) ? value : [value];
  });
  return [...new Set(values.filter((value) => value !== null && typeof value !== 'object'))];
}
