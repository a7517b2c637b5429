import { all, type Condition, never, type Purpose } from './Condition.ts';
import { conditionSql, noteArguments, type Scope } from './conditionSql.ts';
import type { Cell, Guard, Model, Withheld } from './Model.ts';
import { maskSql } from './maskSql.ts';
import type { Params } from './Params.ts';
import type { View } from './View.ts';

/** A set of cells that stand behind the same hurdles, and the bit that tells which one was missed. */
interface Group {
  readonly guards: readonly Guard[];
  readonly bits: readonly number[];
}

/** What one bit of a projection's mask says. */
export interface MaskBit {
  readonly withheld: Withheld;
  readonly cells: Set<string>;
}

/** Why a cell is withheld, and the SQL under which it is. */
export interface Missed {
  readonly when: string;
  readonly withheld: Withheld;
  /** Whether a confidentiality note withholds it. */
  readonly noted: boolean;
}

/** What is projected: current rows, mere pointers to them, or rows of any version. */
export type Part = 'rows' | 'pointers' | 'versions';

/** How many items of notes fit the bits of one column. */
const mostItems = 62;
const unexplained: Withheld = { reason: 'MARKED', article: '', until: null };

/**
 * The only SQL source of a model: protected cells are `CASE WHEN … THEN column END`, rows that the
 * reader may not see are absent. Everything else is compiled against its columns (design.md 4.1).
 */
export class Projection {
  readonly alias: string;
  readonly model: Model;
  readonly bits: MaskBit[] = [];
  readonly #view: View;
  readonly #part: Part;
  readonly #params: Params;
  readonly #columns = new Map<string, string>();
  readonly #groups = new Map<string, Group>();
  readonly #conditions: string[] = [];
  readonly #noted = new Map<string, readonly Guard[]>();
  readonly #row: string;
  #joinsCase = false;
  #joinsParty = false;
  #masked = false;

  constructor(view: View, model: Model, params: Params, serial: number, part: Part = 'rows') {
    this.#part = part;
    this.model = model;
    this.alias = `f${serial}`;
    this.#row = `r${serial}`;
    this.#view = view;
    this.#params = params;
  }

  /**
   * The projected cell as SQL for conditions and orders: null unless the reader may have the whole
   * value and find the record by it.
   */
  cell(name: string, purpose: Purpose = 'NO_SEARCH'): string {
    const cell = this.#cellOf(name);
    const sql = this.#guarded(cell, purpose);
    const suffix = purpose === 'NO_SEARCH' ? '_found' : '_counted';
    const column = sql === this.#shownSql(cell) ? cell.column : `${cell.column}${suffix}`;
    return this.#expose(column, () => sql);
  }

  /** The projected cell as SQL for the answer: the value, its mask, or null. */
  shown(name: string): string {
    const cell = this.#cellOf(name);
    return this.#expose(cell.column, () => this.#shownSql(cell));
  }

  /** An unprotected column that joins and keys need: id, case, party. */
  key(column: string): string {
    return this.#expose(column, () => `${this.#row}.${column}`);
  }

  /** Notes that the reader asked for a cell, so that the mask tells when it was withheld. */
  note(name: string): void {
    const guards = this.#view.access(this.model).guards(name);
    if (guards.some(({ when }) => when.is === 'noted')) this.#noted.set(name, guards);
    const group = this.#group(guards);
    for (const bit of group.bits) this.bits[bit]?.cells.add(name);
    if (group.bits.length > 0) this.#masked = true;
  }

  /** Whether the mask column exists: some cell that was asked for may be withheld. */
  get masked(): boolean {
    return this.#masked;
  }

  /** Bits of the hurdles that kept cells of this row back; written last, when all are known. */
  mask(): string {
    return `${this.alias}.mask`;
  }

  /** Columns that tell which of the asked cells the record's confidentiality notes keep back. */
  noteMasks(): readonly { sql: string; bits: readonly MaskBit[] }[] {
    const asked = [...this.#noted];
    const pages = Math.ceil(asked.length / mostItems);
    return Array.from({ length: pages }, (_, page) => {
      const items = asked.slice(page * mostItems, (page + 1) * mostItems);
      const column = `notes_mask${page}`;
      const names = items.map(([name, guards]) => this.#noteItem(name, guards)).join(', ');
      const row = this.#row;
      return {
        sql: this.#expose(
          column,
          () =>
            `CASE WHEN ${row}.note_items IS NULL THEN 0 ELSE coordination.notes_hide(${row}.notes, ARRAY[${names}], ${noteArguments(row, this.#params)}) END`,
        ),
        bits: items.map(([name, guards]) => ({
          withheld: guards.find(({ when }) => when.is === 'noted')?.otherwise ?? unexplained,
          cells: new Set([name]),
        })),
      };
    });
  }

  /** A cell as an item of the notes, unless another hurdle keeps it back already. */
  #noteItem(name: string, guards: readonly Guard[]): string {
    const before = all(
      ...guards.filter(({ when, masks }) => when.is !== 'noted' && !masks).map(({ when }) => when),
    );
    if (before.is === 'always') return `'${name}'`;
    if (before.is === 'never') return 'NULL';
    return `CASE WHEN ${this.#sql(before)} THEN '${name}' END`;
  }

  /** For each group of cells, the SQL under which it is withheld with each reason. */
  missedBy(name: string): readonly Missed[] {
    const guards = this.#view.access(this.model).guards(name);
    return guards.flatMap((guard, index) => {
      const passed = all(...guards.slice(0, index).map((one) => one.when));
      if (guard.when.is === 'always' || passed.is === 'never') return [];
      const missed = this.#missedSql(guard, name);
      const when = passed.is === 'always' ? missed : `${this.#sql(passed)} AND ${missed}`;
      return [{ when, withheld: guard.otherwise, noted: guard.when.is === 'noted' }];
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
    if (this.#masked) {
      const terms = [...this.#groups.values()].map((group) => this.#missed(group, 0));
      this.#columns.set('mask', terms.join(' | '));
    }
    if (rows.is !== 'always') conditions.push(this.#sql(rows));
    const columns = [...this.#columns].map(([name, sql]) => `${sql} AS ${name}`);
    const joins = [
      this.#joinsCase && this.model.kind !== 'case'
        ? ` JOIN coordination."case" c${row} ON c${row}.id = ${row}.case_id`
        : '',
      this.#joinsParty && this.model.kind !== 'party'
        ? ` LEFT JOIN coordination.party p${row} ON p${row}.id = ${row}.party_id`
        : '',
    ].join('');
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return `(SELECT ${columns.join(', ') || '1'} FROM ${this.model.schema}.${this.model.table} ${row}${joins}${where}) ${this.alias}`;
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
      `${row}.division_code BETWEEN ${lowest} AND ${this.#params.reader('highest')}`,
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
    return this.#when(all(...guards.map((guard) => guard.when)), this.#value(cell), cell);
  }

  #shownSql(cell: Cell): string {
    const guards = this.#view.access(this.model).guards(cell.name, 'SHOW');
    const whole = all(...guards.map((guard) => guard.when));
    const value = this.#value(cell);
    const { mask } = cell;
    if (mask === undefined || !guards.some(({ masks }) => masks)) {
      return this.#when(whole, value, cell);
    }
    const part = all(...guards.filter(({ masks }) => !masks).map((guard) => guard.when));
    const masked = this.#when(part, maskSql(mask, value), cell);
    if (whole.is === 'never') return masked;
    return `CASE WHEN ${this.#sql(whole)} THEN ${value} ELSE ${masked} END`;
  }

  #when(condition: Condition, value: string, cell: Cell): string {
    if (condition.is === 'always') return value;
    if (condition.is === 'never') return `NULL::${cell.sql}`;
    return `CASE WHEN ${this.#sql(condition)} THEN ${value} END`;
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

  #group(guards: readonly Guard[]): Group {
    const closed = guards.filter(({ when }) => when.is !== 'always' && when.is !== 'noted');
    const key = JSON.stringify(closed);
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const bits = closed.map(
      (guard) => this.bits.push({ withheld: guard.otherwise, cells: new Set() }) - 1,
    );
    const group = { guards: closed, bits };
    if (closed.length > 0) this.#groups.set(key, group);
    return group;
  }

  #missed(group: Group, index: number): string {
    const guard = group.guards[index];
    if (guard === undefined) return '0';
    const bit = String(2 ** (group.bits[index] ?? 0));
    if (guard.when.is === 'never') return bit;
    return `CASE WHEN ${this.#sql(guard.when)} THEN ${this.#missed(group, index + 1)} ELSE ${bit} END`;
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
      if (kind === 'record') return perSuspect ? party() : undefined;
      return kind === 'reference' ? undefined : row;
    };
    return { row, stage, theCase, party, sealable };
  }

  #expose(column: string, sql: () => string): string {
    if (!this.#columns.has(column)) this.#columns.set(column, sql());
    return `${this.alias}.${column}`;
  }
}
