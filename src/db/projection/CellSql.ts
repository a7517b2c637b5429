import { all, type Condition, type Purpose } from './Condition.ts';
import { noteArguments } from './conditionSql.ts';
import type { Ground } from './Ground.ts';
import type { Access, Cell, Guard, Model, Withheld } from './Model.ts';
import { maskSql } from './maskSql.ts';
import type { Params } from './Params.ts';

/** Why a cell is withheld, and the SQL under which it is. */
export interface Missed {
  readonly when: string;
  readonly withheld: Withheld;
  /** The item of the confidentiality notes, if they withhold it. */
  readonly noted: string | undefined;
}

interface Of {
  readonly model: Model;
  readonly access: Access;
  readonly params: Params;
  readonly ground: Ground;
}

/** The cells of a model as SQL: `CASE WHEN … THEN value END` over one ground. */
export class CellSql {
  readonly #of: Of;

  constructor(of: Of) {
    this.#of = of;
  }

  /** The whole value for those who pass all hurdles, else null. */
  whole(cell: Cell, purpose: Purpose): string {
    const guards = this.#of.access.guards(cell.name, purpose);
    return this.#when(all(...guards.map((guard) => guard.when)), () => this.#value(cell), cell);
  }

  /** The value, its mask, or null. */
  shown(cell: Cell): string {
    const guards = this.#of.access.guards(cell.name, 'SHOW');
    const whole = all(...guards.map((guard) => guard.when));
    const value = () => this.#value(cell);
    const { mask } = cell;
    if (mask === undefined || !guards.some(({ masks }) => masks)) {
      return this.#when(whole, value, cell);
    }
    const part = all(...guards.filter(({ masks }) => !masks).map((guard) => guard.when));
    const masked = this.#when(part, () => maskSql(mask, value()), cell);
    if (whole.is === 'never') return masked;
    return `CASE WHEN ${this.#of.ground.holds(whole)} THEN ${value()} ELSE ${masked} END`;
  }

  /** For each hurdle before a cell, the SQL under which the cell is withheld by it. */
  missedBy(name: string): readonly Missed[] {
    const guards = this.#of.access.guards(name);
    return guards.flatMap((guard, index) => {
      const passed = all(...guards.slice(0, index).map((one) => one.when));
      if (guard.when.is === 'always' || passed.is === 'never') return [];
      const missed = this.#missedSql(guard, name);
      const when =
        passed.is === 'always' ? missed : `${this.#of.ground.holds(passed)} AND ${missed}`;
      return [
        {
          when,
          withheld: guard.otherwise,
          noted: guard.when.is === 'noted' ? guard.when.item : undefined,
        },
      ];
    });
  }

  #missedSql({ when }: Guard, name: string): string {
    const { ground } = this.#of;
    const missed = `NOT coalesce(${ground.holds(when)}, false)`;
    const cell = cellOf(this.#of.model, name);
    if (when.is !== 'noted' || !cell.attachments) return missed;
    return `(${missed} OR jsonb_array_length(${ground.value(cell)}) > coalesce(jsonb_array_length(${this.#value(cell)}), 0))`;
  }

  /** The value is asked for only where it is used: what it needs counts as a parameter. */
  #when(condition: Condition, value: () => string, cell: Cell): string {
    if (condition.is === 'always') return value();
    if (condition.is === 'never') return `NULL::${cell.sql}`;
    return `CASE WHEN ${this.#of.ground.holds(condition)} THEN ${value()} END`;
  }

  #value(cell: Cell): string {
    const { ground, params } = this.#of;
    const stored = ground.value(cell);
    if (cell.attachments) {
      const column = (name: string) => ground.column(name);
      return `CASE WHEN ${column('note_items')} IS NULL THEN ${stored} ELSE coordination.attachments_admitted(${stored}, ${column('notes')}, ${noteArguments(column, params)}) END`;
    }
    return cell.aboutCells ? this.#aboutShown(stored) : stored;
  }

  #aboutShown(list: string): string {
    const printed = [...this.#of.model.cells.values()].filter((cell) => cell.keepsPrinted);
    const hidden = printed.flatMap(({ name }) =>
      this.missedBy(name).map(({ when }) => `CASE WHEN ${when} THEN '${name}' END`),
    );
    if (hidden.length === 0) return list;
    return `(SELECT jsonb_agg(a) FROM jsonb_array_elements(${list}) a WHERE (a ->> 'field' = ANY(ARRAY[${hidden.join(', ')}])) IS NOT TRUE)`;
  }
}

/** The cell of this name, which callers have from the model itself. */
export function cellOf(model: Model, name: string): Cell {
  const cell = model.cells.get(name);
  if (cell === undefined) throw new Error(`${model.name} has no cell ${name}`);
  return cell;
}
