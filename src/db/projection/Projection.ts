import { all, type Condition, never, type Purpose } from './Condition.ts';
import { conditionSql, noteArguments, type Scope } from './conditionSql.ts';
import { LevelReport } from './LevelReport.ts';
import type { Cell, Guard, Model, Withheld } from './Model.ts';
import { maskSql } from './maskSql.ts';
import type { Params } from './Params.ts';
import type { View } from './View.ts';

/** Why a cell is withheld, and the SQL under which it is. */
export interface Missed {
  readonly when: string;
  readonly withheld: Withheld;
  /** The item of the confidentiality notes, if they withhold it. */
  readonly noted: string | undefined;
}

/** What is projected: current rows, mere pointers to them, or rows of any version. */
export type Part = 'rows' | 'pointers' | 'versions';

/**
 * The only SQL source of a model: protected cells are `CASE WHEN … THEN column END`, rows that the
 * reader may not see are absent. Everything else is compiled against its columns (design.md 4.1).
 */
export class Projection {
  readonly alias: string;
  readonly model: Model;
  /** What the answer is to say of the cells of each row. */
  readonly report: LevelReport;
  readonly #view: View;
  readonly #part: Part;
  readonly #params: Params;
  readonly #columns = new Map<string, string>();
  readonly #conditions: string[] = [];
  readonly #row: string;
  readonly #serial: number | string;
  #inner = 0;
  #joinsCase = false;
  #joinsParty = false;
  readonly #late = new Map<string, () => string>();

  constructor(
    view: View,
    model: Model,
    params: Params,
    serial: number | string,
    part: Part = 'rows',
  ) {
    this.#part = part;
    this.model = model;
    this.alias = `f${serial}`;
    this.#row = `r${serial}`;
    this.#serial = serial;
    this.#view = view;
    this.#params = params;
    this.report = new LevelReport({
      model,
      params,
      row: this.#row,
      classes: view.classes(model),
      guards: (name) => view.access(model).guards(name),
      sql: (condition) => this.#sql(condition),
      shown: (name) => this.#shownSql(this.#cellOf(name)),
    });
  }

  /**
   * The projected cell as SQL for conditions and orders: null unless the reader may have the whole
   * value and find the record by it.
   */
  cell(name: string, purpose: Purpose = 'NO_SEARCH'): string {
    const cell = this.#cellOf(name);
    this.report.note(name);
    const sql = this.#guarded(cell, purpose);
    const suffix = purpose === 'NO_SEARCH' ? '_found' : '_counted';
    const column = sql === this.#shownSql(cell) ? cell.column : `${cell.column}${suffix}`;
    return this.#expose(column, () => sql);
  }

  /** The projected cell as SQL for the answer: the value, its mask, or null. */
  shown(name: string): string {
    const cell = this.#cellOf(name);
    this.report.note(name);
    return this.#expose(cell.column, () => this.#shownSql(cell));
  }

  /** An unprotected column that joins and keys need: id, case, party. */
  key(column: string): string {
    return this.#expose(column, () => `${this.#row}.${column}`);
  }

  /** A column that is written last, when all cells are known that the query uses. */
  late(name: string, sql: () => string): string {
    this.#late.set(name, sql);
    return `${this.alias}.${name}`;
  }

  /** For each group of cells, the SQL under which it is withheld with each reason. */
  missedBy(name: string): readonly Missed[] {
    const guards = this.#view.access(this.model).guards(name);
    return guards.flatMap((guard, index) => {
      const passed = all(...guards.slice(0, index).map((one) => one.when));
      if (guard.when.is === 'always' || passed.is === 'never') return [];
      const missed = this.#missedSql(guard, name);
      const when = passed.is === 'always' ? missed : `${this.#sql(passed)} AND ${missed}`;
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
    const missed = `NOT coalesce(${this.#sql(when)}, false)`;
    const cell = this.#cellOf(name);
    if (when.is !== 'noted' || !cell.attachments) return missed;
    const all = `${this.#row}.${cell.column}`;
    return `(${missed} OR jsonb_array_length(${all}) > coalesce(jsonb_array_length(${this.#value(cell)}), 0))`;
  }

  /** SQL over the row below the projection, for values derived from it (never shown unguarded). */
  inner(column: string, sql: (row: string) => string): string {
    return this.#expose(column, () => sql(this.#row));
  }

  /** Adds a condition that the planner may use before the rows are projected: keys only. */
  where(condition: string): void {
    this.#conditions.push(condition);
  }

  /** SQL of a condition on the row below the projection. */
  holds(condition: Condition): string {
    return this.#sql(condition);
  }

  get rowAlias(): string {
    return this.#row;
  }

  /** The derived table. Asked for last, when all columns are known. */
  sql(): string {
    const rows =
      this.#view.access(this.model)[this.#part === 'pointers' ? 'pointers' : 'rows'] ?? never;
    const row = this.#row;
    const conditions = [...this.#standing(), ...this.#conditions];
    for (const [name, sqlOf] of this.#late) this.#columns.set(name, sqlOf());
    if (rows.is !== 'always') conditions.push(this.#sql(rows));
    const columns = [...this.#columns].map(([name, sql]) => `${sql} AS ${name}`);
    const joins = [
      this.#joinsCase && this.model.kind !== 'case'
        ? ` JOIN coordination.case_standing c${row} ON c${row}.id = ${row}.case_id`
        : '',
      this.#joinsParty && this.model.kind !== 'party'
        ? ` LEFT JOIN coordination.party_standing p${row} ON p${row}.id = ${row}.party_id`
        : '',
    ].join('');
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return `(SELECT ${columns.join(', ') || '1'} FROM ${this.model.schema}.${this.model.table}${this.#part === 'pointers' ? '_pointer' : ''} ${row}${joins}${where}) ${this.alias}`;
  }

  /** Only current versions unless any are wanted, and only the divisions that the reader's organ reaches. */
  #standing(): string[] {
    if (this.model.kind === 'reference') return [];
    const row = this.#row;
    const dated = this.model.kind === 'record' && this.#part !== 'versions';
    const current = dated ? [`${row}.superseded_at IS NULL`] : [];
    if (this.#view.reach === 'nation') return current;
    if (this.#view.reach === 'division') {
      return [...current, `${row}.division_code = ${this.#params.reader('lowest')}`];
    }
    const lowest = this.#params.reader('lowest');
    return [
      ...current,
      // As a bare range it would be expected to leave a handful of rows, and all be sorted for a page.
      `CASE WHEN ${row}.division_code BETWEEN ${lowest} AND ${this.#params.reader('highest')} THEN true ELSE false END`,
    ];
  }

  #cellOf(name: string): Cell {
    const cell = this.model.cells.get(name);
    if (cell === undefined) throw new Error(`${this.model.name} has no cell ${name}`);
    return cell;
  }

  /** The whole value for those who pass all hurdles, else null. */
  #guarded(cell: Cell, purpose: Purpose): string {
    const guards = this.#view.access(this.model).guards(cell.name, purpose);
    return this.#when(all(...guards.map((guard) => guard.when)), () => this.#value(cell), cell);
  }

  #shownSql(cell: Cell): string {
    const guards = this.#view.access(this.model).guards(cell.name, 'SHOW');
    const whole = all(...guards.map((guard) => guard.when));
    const value = () => this.#value(cell);
    const { mask } = cell;
    if (mask === undefined || !guards.some(({ masks }) => masks)) {
      return this.#when(whole, value, cell);
    }
    const part = all(...guards.filter(({ masks }) => !masks).map((guard) => guard.when));
    const masked = this.#when(part, () => maskSql(mask, value()), cell);
    if (whole.is === 'never') return masked;
    return `CASE WHEN ${this.#sql(whole)} THEN ${value()} ELSE ${masked} END`;
  }

  /** The value is asked for only where it is used: what it needs counts as a parameter. */
  #when(condition: Condition, value: () => string, cell: Cell): string {
    if (condition.is === 'always') return value();
    if (condition.is === 'never') return `NULL::${cell.sql}`;
    return `CASE WHEN ${this.#sql(condition)} THEN ${value()} END`;
  }

  #value(cell: Cell): string {
    const row = this.#row;
    const stored = cell.derive?.(row) ?? `${row}.${cell.column}`;
    if (cell.attachments) {
      return `CASE WHEN ${row}.note_items IS NULL THEN ${stored} ELSE coordination.attachments_admitted(${stored}, ${row}.notes, ${noteArguments(row, this.#params)}) END`;
    }
    return cell.aboutCells ? this.#aboutShown(stored) : stored;
  }

  #aboutShown(list: string): string {
    const printed = [...this.model.cells.values()].filter((cell) => cell.keepsPrinted);
    const hidden = printed.flatMap(({ name }) =>
      this.missedBy(name).map(({ when }) => `CASE WHEN ${when} THEN '${name}' END`),
    );
    if (hidden.length === 0) return list;
    return `(SELECT jsonb_agg(a) FROM jsonb_array_elements(${list}) a WHERE (a ->> 'field' = ANY(ARRAY[${hidden.join(', ')}])) IS NOT TRUE)`;
  }

  #sql(condition: Condition): string {
    return conditionSql(condition, this.#scope(), this.#params);
  }

  #scope(): Scope {
    const row = this.#row;
    const { kind, perSuspect } = this.model;
    const theCase = () => {
      this.#joinsCase = true;
      return kind === 'case' ? row : `c${row}`;
    };
    const party = () => {
      this.#joinsParty = true;
      return kind === 'party' ? row : `p${row}`;
    };
    const stage = () => {
      if (kind === 'case' || kind === 'party') return `${row}.stage_rank`;
      return perSuspect
        ? `coalesce(${party()}.stage_rank, ${theCase()}.stage_rank)`
        : `${theCase()}.stage_rank`;
    };
    const sealable = () => {
      if (kind === 'record') return perSuspect ? [party()] : [];
      if (kind === 'clock') return [theCase(), party()];
      return kind === 'reference' ? [] : [row];
    };
    const shows: Scope['shows'] = ({ feed, cells }, column) => {
      this.#inner += 1;
      const serial = `${this.#serial}_${this.#inner}`;
      const inner = new Projection(this.#view, this.#view.model(feed), this.#params, serial);
      inner.where(`${inner.rowAlias}.id = ${row}.${column}`);
      const shown = cells.map((name) => `${inner.cell(name)} IS NOT NULL`).join(' AND ');
      return `EXISTS (SELECT 1 FROM ${inner.sql()} WHERE ${shown})`;
    };
    return { row, stage, theCase, party, shows, sealable };
  }

  #expose(column: string, sql: () => string): string {
    if (!this.#columns.has(column)) this.#columns.set(column, sql());
    return `${this.alias}.${column}`;
  }
}
