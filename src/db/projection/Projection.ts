import { all, type Condition } from './Condition.ts';
import { conditionSql, type Scope } from './conditionSql.ts';
import type { Cell, Guard, Model, Withheld } from './Model.ts';
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

/**
 * The only SQL source of a model: protected cells are `CASE WHEN … THEN column END`, rows that the
 * reader may not see are absent. Everything else is compiled against its columns (design.md 4.1).
 */
export class Projection {
  readonly alias: string;
  readonly model: Model;
  readonly bits: MaskBit[] = [];
  readonly #view: View;
  readonly #params: Params;
  readonly #columns = new Map<string, string>();
  readonly #groups = new Map<string, Group>();
  readonly #conditions: string[] = [];
  readonly #row: string;
  #joinsCase = false;
  #joinsParty = false;
  #masked = false;

  constructor(view: View, model: Model, params: Params, serial: number) {
    this.model = model;
    this.alias = `f${serial}`;
    this.#row = `r${serial}`;
    this.#view = view;
    this.#params = params;
  }

  /** The projected cell as SQL for the outer query. */
  cell(name: string): string {
    const cell = this.model.cells.get(name);
    if (cell === undefined) throw new Error(`${this.model.name} has no cell ${name}`);
    return this.#expose(cell.column, () => this.#guarded(cell));
  }

  /** An unprotected column that joins and keys need: id, case, party. */
  key(column: string): string {
    return this.#expose(column, () => `${this.#row}.${column}`);
  }

  /** Notes that the reader asked for a cell, so that the mask tells when it was withheld. */
  note(name: string): void {
    const group = this.#group(this.#view.access(this.model).guards(name));
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

  /** For each group of cells, the SQL under which it is withheld with each reason. */
  missedBy(name: string): readonly { when: string; withheld: Withheld }[] {
    const guards = this.#view.access(this.model).guards(name);
    return guards.flatMap((guard, index) => {
      const passed = all(...guards.slice(0, index).map((one) => one.when));
      if (guard.when.is === 'always' || passed.is === 'never') return [];
      const missed = `NOT coalesce(${this.#sql(guard.when)}, false)`;
      const when = passed.is === 'always' ? missed : `${this.#sql(passed)} AND ${missed}`;
      return [{ when, withheld: guard.otherwise }];
    });
  }

  /** SQL over the row below the projection, for values derived from it (never shown unguarded). */
  inner(column: string, sql: (row: string) => string): string {
    return this.#expose(column, () => sql(this.#row));
  }

  /** Adds a condition that the planner may use before the rows are projected: keys only. */
  where(condition: string): void {
    this.#conditions.push(condition);
  }

  get rowAlias(): string {
    return this.#row;
  }

  /** The derived table. Asked for last, when all columns are known. */
  sql(): string {
    const rows = this.#view.access(this.model).rows;
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

  /** Only current versions, and only the divisions that the reader's organ reaches. */
  #standing(): string[] {
    if (this.model.kind === 'reference') return [];
    const row = this.#row;
    const current = this.model.kind === 'record' ? [`${row}.superseded_at IS NULL`] : [];
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

  #guarded(cell: Cell): string {
    const stored = cell.derive?.(this.#row) ?? `${this.#row}.${cell.column}`;
    const value = cell.aboutCells ? this.#aboutShown(stored) : stored;
    const guards = this.#view.access(this.model).guards(cell.name);
    const shown = all(...guards.map((guard) => guard.when));
    if (shown.is === 'always') return value;
    if (shown.is === 'never') return `NULL::${cell.sql}`;
    return `CASE WHEN ${this.#sql(shown)} THEN ${value} END`;
  }

  #aboutShown(list: string): string {
    const hidden = [...this.model.cells.keys()].flatMap((name) =>
      this.missedBy(name).map(({ when }) => `CASE WHEN ${when} THEN '${name}' END`),
    );
    if (hidden.length === 0) return list;
    return `(SELECT jsonb_agg(a) FROM jsonb_array_elements(${list}) a WHERE (a ->> 'field' = ANY(ARRAY[${hidden.join(', ')}])) IS NOT TRUE)`;
  }

  #group(guards: readonly Guard[]): Group {
    const closed = guards.filter((guard) => guard.when.is !== 'always');
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
    return { row, stage, theCase, party };
  }

  #expose(column: string, sql: () => string): string {
    if (!this.#columns.has(column)) this.#columns.set(column, sql());
    return `${this.alias}.${column}`;
  }
}
