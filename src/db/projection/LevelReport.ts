import { cellOf } from './CellSql.ts';
import type { Classes, Restricted, Whose } from './Classes.ts';
import type { KeptRow } from './KeptRow.ts';
import type { ColumnType } from './Level.ts';
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

/** Hurdles before cells, in their order, and the bit of each. */
interface Group {
  readonly guards: readonly Guard[];
  readonly bits: readonly number[];
}

interface ReportColumn {
  readonly sql: string;
  readonly type: ColumnType;
}

/**
 * What one level of an answer reports of each row: level, restrictions, hurdles passed, audience,
 * notes. It stays in the hub, which folds the reports into `withheld` and `marking`.
 */
export class LevelReport {
  readonly bits: MaskBit[] = [];
  readonly flags: Flag[] = [];
  readonly used = new Set<string>();
  /** The cells that notes may keep back. */
  readonly noted: NotedCell[] = [];
  readonly #of: RowSql;
  readonly #groups = new Map<string, Group>();
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

  get groups(): readonly Group[] {
    return [...this.#groups.values()];
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

  /** The columns of a row's report, whose texts `readReport` takes, each with a tab behind it. */
  columns(): readonly ReportColumn[] {
    const { model, row } = this.#of;
    const isRecord = model.kind === 'record';
    if (isRecord && this.content.length > 0) this.#place('markingAudience');
    const told = [...this.#flagTerms(), ...this.#hurdles()];
    return [
      ...(isRecord ? [{ sql: row.column('marking_level'), type: 'text' as const }] : []),
      ...told.map((sql) => ({ sql, type: 'boolean' as const })),
      ...(isRecord ? this.#tail() : []),
    ];
  }

  /** The report of a row as one text. */
  sql(): string {
    const parts = this.columns().map(({ sql }) => `, ${sql}, E'\\t'`);
    return `concat(''${parts.join('')})`;
  }

  /** Whether each hurdle is passed; one that never is needs no column. */
  #hurdles(): string[] {
    const guards = this.groups.flatMap((group) => group.guards);
    return guards.flatMap(({ when }) => (when.is === 'never' ? [] : [this.#of.row.holds(when)]));
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
        this.flags.push({ ...flag, cells: some });
        const when = [this.#filled(some), ...this.#whoseSql(whose)].join(' AND ');
        return `(${when})`;
      });
    });
  }

  #filled(cells: readonly string[]): string {
    const { model, row } = this.#of;
    const filled = cells.map((name) => `${row.value(cellOf(model, name))} IS NOT NULL`);
    return filled.length === 1 ? filled.join() : `(${filled.join(' OR ')})`;
  }

  /** Speaks of the cell as it is shown, or the banner would tell what the cell is not to tell. */
  #whoseSql(whose: Whose | undefined): string[] {
    if (whose === undefined) return [];
    if ('only' in whose) return [`${this.#of.shown(whose.only)} IS TRUE`];
    const values = whose.in.map((value) => `'${value}'`).join(', ');
    return [`(${this.#of.shown(whose.unless)} IN (${values})) IS NOT TRUE`];
  }

  /** Only of records that are narrowed or noted: items held back, audience, notes in force, owner. */
  #tail(): ReportColumn[] {
    const { row } = this.#of;
    const noted = row.noted([...this.content, ...this.noted.map(({ item }) => item), '*']);
    const tail = row.made('tail', (column) => {
      const parts = [
        `to_json(${column('marking_audience')})`,
        `CASE WHEN ${noted()} THEN coordination.notes_in_force(${column('notes')}, ${column('case_id')}, ${column('party_id')}) END`,
        column('owner_organ_id'),
      ];
      return `CASE WHEN ${column('marking_audience')} IS NOT NULL OR ${noted()} THEN concat(${parts.join(", E'\\t', ")}) END`;
    });
    return [
      { sql: `to_json(${row.hidden()})`, type: 'json' },
      { sql: tail, type: 'text' },
    ];
  }
}
