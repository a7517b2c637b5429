import { cellOf } from './CellSql.ts';
import type { Classes, Restricted, Whose } from './Classes.ts';
import type { KeptRow } from './KeptRow.ts';
import type { Guard, Model, Withheld } from './Model.ts';

/** What one bit of a level's report says: cells that one hurdle kept back. */
export interface MaskBit {
  readonly withheld: Withheld;
  readonly cells: Set<string>;
  /** Whether the cells are shown nevertheless, in part. */
  readonly masks: boolean;
}

/** The chosen rows of a projection, as their report reads them. */
export interface RowSql {
  readonly model: Model;
  readonly classes: Classes;
  readonly guards: (cell: string) => readonly Guard[];
  readonly row: KeptRow;
  readonly shown: (cell: string) => string;
}

/** A cell that a confidentiality note may keep back, and the note's name for it. */
export interface NotedCell {
  readonly item: string;
  readonly missed: MaskBit;
}

/** Cells whose filling one bit of the report tells; of a class, all behind the same hurdles. */
export interface Flag {
  readonly cells: readonly string[];
  readonly restricted?: Restricted;
  /** Place among the counted cells of the classes. */
  readonly counted?: number;
}

/** The first bits hold the code of the record's level. */
const levelBits = 2;

/**
 * What one level of an answer reports of each row in one text: hurdles missed, level, restrictions,
 * audience, notes. It stays in the hub, which folds the texts into `withheld` and `marking`.
 */
export class LevelReport {
  readonly bits: MaskBit[] = [];
  readonly flags: Flag[] = [];
  readonly used = new Set<string>();
  /** The cells that notes may keep back. */
  readonly noted: NotedCell[] = [];
  readonly #of: RowSql;
  readonly #groups = new Map<string, { guards: readonly Guard[]; bits: readonly number[] }>();
  readonly #placed = new Set<string>();

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
    if (this.#placed.has(name)) return;
    this.#placed.add(name);
    const guards = this.#of.guards(name);
    for (const { when, otherwise } of guards) {
      if (when.is !== 'noted') continue;
      const missed = { withheld: otherwise, cells: new Set([name]), masks: false };
      this.noted.push({ item: when.item, missed });
    }
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
    const name = row.made('row_name', (column) => {
      if (model.kind === 'case') return `${column('id')} || '|'`;
      const version = model.kind === 'record' ? ` || '@' || ${column('version')}` : '';
      return `${column('case_id')} || ' ' || ${column('id')}${version} || '|'`;
    });
    return `${name} || ${this.sql()}`;
  }

  /** SQL of the row's report: a number, and for marked records more behind it. */
  sql(): string {
    const { model, row } = this.#of;
    if (model.kind === 'record' && this.content.length > 0) this.#place('markingAudience');
    const flags = this.#flagTerms();
    const level =
      model.kind === 'record'
        ? [
            row.made(
              'level',
              (column) =>
                `CASE ${column('marking_level')} WHEN 'INTERNAL' THEN 0 WHEN 'PUBLIC' THEN 1 WHEN 'WORK_SECRET' THEN 2 ELSE 3 END`,
            ),
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
    return `CASE WHEN ${this.#of.row.holds(guard.when)} THEN ${this.#missed(others, bits.slice(1))} ELSE ${bit} END`;
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
    const columns = cells.map((name) => row.value(cellOf(model, name)));
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
    const { row } = this.#of;
    const tail = row.made('tail', (column) => {
      const parts = [
        `to_json(${column('marking_audience')})`,
        `coordination.notes_in_force(${column('notes')}, ${column('case_id')}, ${column('party_id')})`,
        column('owner_organ_id'),
        `''`,
      ];
      return `CASE WHEN ${column('marking_audience')} IS NULL AND ${column('note_items')} IS NULL THEN '' ELSE concat(${parts.map((part) => `E'\\t', ${part}`).join(', ')}) END`;
    });
    return `${tail} || coalesce(to_json(${row.hidden()})::text, '')`;
  }
}
