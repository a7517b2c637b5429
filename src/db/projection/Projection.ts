import type { Argument } from './Argument.ts';
import { CellSql, cellOf, type Missed } from './CellSql.ts';
import { type Condition, never, type Purpose } from './Condition.ts';
import { checkFilterValue } from './checkFilterValue.ts';
import { noteArguments, type Scope } from './conditionSql.ts';
import { KeptRow } from './KeptRow.ts';
import { LevelReport } from './LevelReport.ts';
import type { Model } from './Model.ts';
import type { Params } from './Params.ts';
import { stepSql } from './stepSql.ts';
import { TableRow } from './TableRow.ts';
import type { View } from './View.ts';
import { versionsSql } from './versionsSql.ts';

/**
 * What is projected: current rows, mere pointers to them, rows of any version as they stood, or the
 * versions that changed something the reader may see today.
 */
export type Part = 'rows' | 'pointers' | 'versions' | 'steps';

/** Where a projection stands in its statement. */
export interface Place {
  readonly part?: Part;
  /** The case to which its rows are joined, whose standing is at hand there. */
  readonly within?: Projection | undefined;
  /** Rows as they stood then, by the rights of today; of steps those until then. */
  readonly asOf?: Argument | undefined;
}

const standing = ['id', 'origin_agency', 'stage_rank', 'indicator_bits', 'participants', 'sealed'];

/** Which of the rows are wanted: conditions on cells, an order, a limit. */
export interface Choice {
  readonly where?: string | undefined;
  readonly orderBy?: string | undefined;
  readonly limit?: number;
  /** Whether rows of other levels of the answer come between them: their order must hold. */
  readonly apart?: boolean;
}

/**
 * The only SQL source of a model: rows that the reader may not see are absent, protected cells are
 * `CASE WHEN … THEN column END`. Everything else is compiled against its columns (design.md 4.1).
 * Rows are chosen first, by cells as the reader sees them; then the cells of the answer are made.
 */
export class Projection {
  readonly alias: string;
  readonly model: Model;
  /** The time as of which the rows are read, and what is joined to them. */
  readonly asOf: Argument | undefined;
  /** What the answer is to say of the cells of each row. */
  readonly report: LevelReport;
  readonly #view: View;
  readonly #part: Part;
  readonly #params: Params;
  readonly #serial: number | string;
  /** Columns of the rows as they are chosen; those that were asked for stay to the end. */
  readonly #kept = new Map<string, string | (() => string)>();
  readonly #asked = new Set<string>();
  /** Columns made of the chosen rows. */
  readonly #made = new Map<string, string>();
  readonly #late = new Map<string, () => string>();
  readonly #conditions: string[] = [];
  readonly #matches: string[] = [];
  readonly #row: TableRow;
  readonly #above: KeptRow;
  /** Cells by which rows are chosen, and cells as the answer shows them. */
  readonly #choosing: CellSql;
  readonly #showing: CellSql;
  #inner = 0;

  constructor(
    view: View,
    model: Model,
    params: Params,
    serial: number | string,
    { part = 'rows', within, asOf }: Place = {},
  ) {
    this.#part = part;
    this.asOf = asOf;
    this.model = model;
    this.alias = `f${serial}`;
    this.#serial = serial;
    this.#view = view;
    this.#params = params;
    this.#row = new TableRow(
      `r${serial}`,
      model,
      params,
      (record, column) => this.#showsSql(record, column),
      within === undefined ? undefined : () => within.#standing(),
    );
    this.#above = new KeptRow(
      this.#row,
      (name, sql) => this.#keep(name, sql),
      (noted) => this.#hiddenSql(noted),
    );
    const access = view.access(model);
    this.#choosing = new CellSql({ model, access, params, ground: this.#row });
    this.#showing = new CellSql({ model, access, params, ground: this.#above });
    this.report = new LevelReport({
      model,
      classes: view.classes(model),
      guards: (name) => access.guards(name),
      row: this.#above,
      shown: (name) => this.#showing.shown(cellOf(model, name)),
    });
  }

  /**
   * The projected cell as SQL for conditions and orders: null unless the reader may have the whole
   * value and find the record by it.
   */
  cell(name: string, purpose: Purpose = 'NO_SEARCH'): string {
    const cell = cellOf(this.model, name);
    this.report.note(name);
    const sql = this.#choosing.whole(cell, purpose);
    const suffix = purpose === 'NO_SEARCH' ? '_found' : '_counted';
    const open = sql === this.#row.value(cell);
    return this.#ask(open ? cell.column : `${cell.column}${suffix}`, sql);
  }

  /** The projected cell as SQL for the answer: the value, its mask, or null. */
  shown(name: string): string {
    const cell = cellOf(this.model, name);
    this.report.note(name);
    const sql = this.#showing.shown(cell);
    if (sql === `${this.alias}.${cell.column}`)
      return this.#ask(cell.column, this.#row.value(cell));
    return this.#make(`${cell.column}_shown`, () => sql);
  }

  /** An unprotected column that joins and keys need: id, case, party. */
  key(column: string): string {
    return this.#ask(column, this.#row.column(column));
  }

  /** A column that is written last, when all cells are known that the query uses. */
  late(name: string, sql: () => string): string {
    this.#late.set(name, sql);
    return `${this.alias}.${name}`;
  }

  /** For each group of cells, the SQL under which it is withheld with each reason; for `derived`. */
  missedBy(name: string): readonly Missed[] {
    return this.#showing.missedBy(name);
  }

  /** A column of the row below the answer's cells, for `derived` alone (never shown unguarded). */
  column(name: string): string {
    return this.#above.column(name);
  }

  /** A value made of hurdles and columns of the chosen row. */
  derived(name: string, sql: () => string): string {
    return this.#make(name, sql);
  }

  /** SQL over the row below the projection, for values derived from it (never shown unguarded). */
  inner(column: string, sql: (row: string) => string): string {
    return this.#ask(column, sql(this.#row.alias));
  }

  /** Adds a condition that the planner may use before the rows are projected: keys only. */
  where(condition: string): void {
    this.#conditions.push(condition);
  }

  /** Adds a condition on cells as the reader sees them. */
  match(condition: string): void {
    this.#matches.push(condition);
  }

  /** SQL of a condition on the row below the projection. */
  holds(condition: Condition): string {
    return this.#row.holds(condition);
  }

  get rowAlias(): string {
    return this.#row.alias;
  }

  /** The derived table. Asked for last, when all columns are known. */
  sql(choice: Choice = {}): string {
    for (const [name, sqlOf] of this.#late) this.#made.set(name, sqlOf());
    const chosen = this.#chosenSql(choice);
    if (this.#made.size === 0) return `(${chosen}) ${this.alias}`;
    const asked = [...this.#asked].map((name) => `${this.alias}.${name}`);
    const made = [...this.#made].map(([name, sql]) => `${sql} AS ${name}`);
    return `(SELECT ${[...asked, ...made].join(', ')} FROM (${chosen}) ${this.alias}) ${this.alias}`;
  }

  /** The rows of the choice. A limit keeps the planner from writing hurdles once for each cell again. */
  #chosenSql({ where, orderBy, limit, apart = false }: Choice): string {
    const end = [
      orderBy === undefined ? '' : ` ORDER BY ${orderBy}`,
      limit === undefined ? '' : ` LIMIT ${limit}`,
      limit === undefined && (apart || this.#above.hurdles > 0) ? ' OFFSET 0' : '',
    ].join('');
    const conditions = [...this.#matches, ...(where === undefined ? [] : [where])];
    if (conditions.length === 0 && orderBy === undefined) return `${this.#rowsSql()}${end}`;
    const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
    return `SELECT * FROM (${this.#rowsSql()}) ${this.alias}${filter}${end}`;
  }

  #rowsSql(): string {
    const rows =
      this.#view.access(this.model)[this.#part === 'pointers' ? 'pointers' : 'rows'] ?? never;
    const conditions = [...this.#reached(), ...this.#conditions, ...this.#dated()];
    if (rows.is !== 'always') conditions.push(this.#row.holds(rows));
    const columns = [...this.#kept].map(
      ([name, sql]) => `${typeof sql === 'string' ? sql : sql()} AS ${name}`,
    );
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return `SELECT ${columns.join(', ') || '1'} FROM ${this.#source()} ${this.rowAlias}${this.#row.joins}${where}`;
  }

  #source(): string {
    const { schema, table, kind } = this.model;
    const past = this.#part === 'steps' || (this.#part === 'rows' && this.asOf !== undefined);
    if (kind === 'record' && past) return versionsSql(this.model);
    return `${schema}.${table}${this.#part === 'pointers' ? '_pointer' : ''}`;
  }

  /** Of versions only those that show the reader a change, and as of a time the last one by then. */
  #dated(): string[] {
    const { kind } = this.model;
    const row = this.rowAlias;
    const at = () =>
      this.asOf &&
      this.#params.argument(this.asOf, 'timestamptz', (value) =>
        checkFilterValue(value, 'timestamptz'),
      );
    if (kind === 'case' && this.asOf !== undefined) {
      return [`${row}.opened_on <= (${at()} AT TIME ZONE 'Asia/Shanghai')::date`];
    }
    if (kind !== 'record') return [];
    const isStep = () =>
      stepSql(this.model, this.#view.access(this.model), {
        row,
        hidden: this.#hiddenSql(`${row}.note_items IS NOT NULL`),
        holds: (condition) => this.#row.holds(condition),
      });
    if (this.#part === 'steps') {
      return [isStep(), ...(this.asOf === undefined ? [] : [`${row}.entered_at <= ${at()}`])];
    }
    if (this.#part !== 'rows' || this.asOf === undefined) return [];
    this.#inner += 1;
    const serial = `${this.#serial}_${this.#inner}`;
    const place = { part: 'steps', asOf: this.asOf } as const;
    const later = new Projection(this.#view, this.model, this.#params, serial, place);
    const other = later.rowAlias;
    later.where(`${other}.id = ${row}.id AND ${other}.version > ${row}.version`);
    return [
      `${row}.entered_at <= ${at()} AND ${row}.status <> 'WITHDRAWN'`,
      isStep(),
      `(${row}.superseded_at IS NULL OR NOT EXISTS (SELECT 1 FROM ${later.sql()}))`,
    ];
  }

  /** The standing of the case that is projected, for the records that are joined to it. */
  #standing(): string {
    for (const column of standing) this.key(column);
    return this.alias;
  }

  /** Only current versions unless any are wanted, and only the divisions that the reader's organ reaches. */
  #reached(): string[] {
    if (this.model.kind === 'reference') return [];
    const row = this.rowAlias;
    const standing =
      this.#part === 'pointers' || (this.#part === 'rows' && this.asOf === undefined);
    const current =
      this.model.kind === 'record' && standing ? [`${row}.superseded_at IS NULL`] : [];
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

  #showsSql({ feed, cells }: Parameters<Scope['shows']>[0], column: string): string {
    this.#inner += 1;
    const serial = `${this.#serial}_${this.#inner}`;
    const inner = new Projection(this.#view, this.#view.model(feed), this.#params, serial);
    inner.where(`${inner.rowAlias}.id = ${this.rowAlias}.${column}`);
    const shown = cells.map((name) => `${inner.cell(name)} IS NOT NULL`).join(' AND ');
    return `EXISTS (SELECT 1 FROM ${inner.sql()} WHERE ${shown})`;
  }

  #hiddenSql(noted: string): string {
    const column = (name: string) => this.#row.column(name);
    return `CASE WHEN ${noted} THEN coordination.notes_hidden(${column('notes')}, ${noteArguments(column, this.#params)}) END`;
  }

  #ask(column: string, sql: string): string {
    this.#asked.add(column);
    return this.#keep(column, sql);
  }

  #keep(column: string, sql: string | (() => string)): string {
    const before = this.#kept.get(column);
    if (before !== undefined && typeof sql === 'string' && before !== sql) {
      throw new Error(`${this.model.name}.${column} stands for two values`);
    }
    this.#kept.set(column, sql);
    return `${this.alias}.${column}`;
  }

  #make(column: string, sql: () => string): string {
    if (!this.#made.has(column)) this.#made.set(column, sql());
    return `${this.alias}.${column}`;
  }
}
