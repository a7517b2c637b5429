import type { Classes, Restricted, Whose } from './Classes.ts';
import { all, type Condition } from './Condition.ts';
import { noteArguments } from './conditionSql.ts';
import type { Guard, Model, Withheld } from './Model.ts';
import type { Params } from './Params.ts';

/** What one bit of a level's report says: cells that one hurdle kept back. */
export interface MaskBit {
  readonly withheld: Withheld;
  readonly cells: Set<string>;
  /** Whether the cells are shown nevertheless, in part. */
  readonly masks: boolean;
}

/** The row below a projection, as its report reads it. */
export interface RowSql {
  readonly model: Model;
  readonly row: string;
  readonly params: Params;
  readonly classes: Classes;
  readonly guards: (cell: string) => readonly Guard[];
  readonly sql: (condition: Condition) => string;
  readonly shown: (cell: string) => string;
}

/** Cells whose filling one bit of the report tells; of a class, all behind the same hurdles. */
export interface Flag {
  readonly cells: readonly string[];
  readonly restricted?: Restricted;
  /** Place among the counted cells of the classes. */
  readonly counted?: number;
}

/** How many items of notes fit one number. */
const mostItems = 62;
/** The first bits hold the code of the record's level. */
const levelBits = 2;
const unexplained: Withheld = { reason: 'MARKED', article: '', until: null };

/**
 * What one level of an answer reports of each row in one text: hurdles missed, level, restrictions,
 * audience, notes. It stays in the hub, which folds the texts into `withheld` and `marking`.
 */
export class LevelReport {
  readonly bits: MaskBit[] = [];
  readonly flags: Flag[] = [];
  readonly used = new Set<string>();
  readonly #of: RowSql;
  readonly #groups = new Map<string, { guards: readonly Guard[]; bits: readonly number[] }>();
  readonly #noted = new Map<string, readonly Guard[]>();

  constructor(of: RowSql) {
    this.#of = of;
  }

  get model(): Model {
    return this.#of.model;
  }

  get classes(): Classes {
    return this.#of.classes;
  }

  /** Where the bits of the hurdles begin. */
  get shift(): number {
    return levelBits + this.flags.length;
  }

  /** Items of notes in the order of their bits, page by page. */
  get notePages(): readonly (readonly MaskBit[])[] {
    const items = [...this.#noted].map(([cell, guards]) => ({
      withheld: guards.find(({ when }) => when.is === 'noted')?.otherwise ?? unexplained,
      cells: new Set([cell]),
      masks: false,
    }));
    return pagesOf(items);
  }

  /** Cells that are used beyond what the existence of the row tells. */
  get content(): readonly string[] {
    return [...this.used].filter((name) => !this.model.cells.get(name)?.notNull);
  }

  /** Takes a cell into the report: one that is shown, or by which the rows are chosen or ordered. */
  note(name: string): void {
    this.used.add(name);
    this.#place(name);
  }

  #place(name: string): void {
    const guards = this.#of.guards(name);
    if (guards.some(({ when }) => when.is === 'noted')) this.#noted.set(name, guards);
    const closed = guards.filter(({ when }) => when.is !== 'always' && when.is !== 'noted');
    if (closed.length === 0) return;
    const key = JSON.stringify(closed);
    const group = this.#groups.get(key) ?? {
      guards: closed,
      bits: closed.map(
        ({ otherwise, masks = false }) =>
          this.bits.push({ withheld: otherwise, cells: new Set(), masks }) - 1,
      ),
    };
    this.#groups.set(key, group);
    for (const bit of group.bits) this.bits[bit]?.cells.add(name);
  }

  /** SQL of the row's report with the name of the row before it, for the log of disclosures. */
  rowSql(): string {
    const { model, row } = this.#of;
    const id = `${row}.id`;
    if (model.kind === 'case') return `${id} || '|' || ${this.sql()}`;
    const version = model.kind === 'record' ? ` || '@' || ${row}.version` : '';
    return `${row}.case_id || ' ' || ${id}${version} || '|' || ${this.sql()}`;
  }

  /** SQL of the row's report: a number, and for marked records more behind it. */
  sql(): string {
    const { model, row } = this.#of;
    if (model.kind === 'record' && this.content.length > 0) this.#place('markingAudience');
    const flags = this.#flagTerms();
    const level =
      model.kind === 'record'
        ? [
            `CASE ${row}.marking_level WHEN 'INTERNAL' THEN 0 WHEN 'PUBLIC' THEN 1 WHEN 'WORK_SECRET' THEN 2 ELSE 3 END`,
          ]
        : [];
    const hurdles = [...this.#groups.values()].map(({ guards, bits }) =>
      this.#missed(guards, bits),
    );
    const number = `(${[...level, ...flags, ...hurdles].join(' | ') || '0'})::text`;
    return model.kind === 'record' ? `${number} || ${this.#tailSql()}` : number;
  }

  #missed(guards: readonly Guard[], bits: readonly number[]): string {
    const [guard, ...others] = guards;
    if (guard === undefined) return '0';
    const bit = String(2 ** (this.shift + (bits[0] ?? 0)));
    if (guard.when.is === 'never') return bit;
    return `CASE WHEN ${this.#of.sql(guard.when)} THEN ${this.#missed(others, bits.slice(1))} ELSE ${bit} END`;
  }

  #flagTerms(): string[] {
    const { classes } = this.#of;
    const wanted = [
      ...classes.restricted.map((restricted) => ({ ...restricted, restricted })),
      ...classes.counted.map(({ cell, of }, counted) => ({ cells: [cell], of, counted })),
    ];
    this.flags.length = 0;
    return wanted.flatMap(({ cells, of: whose, ...flag }) => {
      const used = cells.filter((cell) => this.used.has(cell));
      const alike = Map.groupBy(used, (cell) => JSON.stringify(this.#of.guards(cell)));
      return [...alike.values()].map((some) => {
        const place = this.flags.push({ ...flag, cells: some }) - 1;
        const when = [this.#filled(some), ...this.#whoseSql(whose)].join(' AND ');
        return `CASE WHEN ${when} THEN ${2 ** (levelBits + place)} ELSE 0 END`;
      });
    });
  }

  #filled(cells: readonly string[]): string {
    const { model, row } = this.#of;
    const columns = cells.map((name) => {
      const cell = model.cells.get(name);
      return cell?.derive?.(row) ?? `${row}.${cell?.column}`;
    });
    return columns.length === 1
      ? `${columns[0]} IS NOT NULL`
      : `num_nonnulls(${columns.join(', ')}) > 0`;
  }

  /** Speaks of the cell as it is shown, or the banner would tell what the cell is not to tell. */
  #whoseSql(whose: Whose | undefined): string[] {
    if (whose === undefined) return [];
    if ('only' in whose) return [`${this.#of.shown(whose.only)} IS TRUE`];
    const values = whose.in.map((value) => `'${value}'`).join(', ');
    return [`(${this.#of.shown(whose.unless)} IN (${values})) IS NOT TRUE`];
  }

  /** Only of records that are narrowed or noted: audience, notes in force, owner, items held back. */
  #tailSql(): string {
    const { row, params } = this.#of;
    const parts = [
      `to_json(${row}.marking_audience)`,
      `coordination.notes_in_force(${row}.notes, ${row}.case_id, ${row}.party_id)`,
      `${row}.owner_organ_id`,
      ...pagesOf([...this.#noted]).map(
        (page) =>
          `coordination.notes_hide(${row}.notes, ARRAY[${page.map((item) => this.#noteItem(item)).join(', ')}]::text[], ${noteArguments(row, params)})`,
      ),
    ];
    return `CASE WHEN ${row}.marking_audience IS NULL AND ${row}.note_items IS NULL THEN '' ELSE concat(${parts.map((part) => `E'\\t', ${part}`).join(', ')}) END`;
  }

  /** A cell as an item of the notes, unless another hurdle keeps it back already. */
  #noteItem([name, guards]: readonly [string, readonly Guard[]]): string {
    const before = all(
      ...guards.filter(({ when, masks }) => when.is !== 'noted' && !masks).map(({ when }) => when),
    );
    if (before.is === 'always') return `'${name}'`;
    if (before.is === 'never') return 'NULL';
    return `CASE WHEN ${this.#of.sql(before)} THEN '${name}' END`;
  }
}

function pagesOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / mostItems) }, (_, page) =>
    items.slice(page * mostItems, (page + 1) * mostItems),
  );
}
