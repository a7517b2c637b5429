import type { ClientBase } from 'pg';
import type { Insertion } from '../db/publication/Insertion.ts';
import { caseColumns, numberColumns, partyColumns } from '../resolvers/publish/columns.ts';
import { copyRows } from './copyRows.ts';
import type { FeedPlan } from './FeedPlan.ts';
import type { WrittenCase } from './writeCase.ts';

type Row = Readonly<Record<string, unknown>>;

/** Gathers cases and copies them, table by table, into the database of `client`. */
export class WorldWriter {
  readonly counts = new Map<string, number>();
  #cases: WrittenCase[] = [];

  constructor(
    readonly client: ClientBase,
    readonly feeds: ReadonlyMap<string, FeedPlan>,
  ) {}

  get waiting(): number {
    return this.#cases.length;
  }

  add(written: WrittenCase): void {
    this.#cases.push(written);
  }

  /** Copies what has been gathered. Cases come first: parties refer to them. */
  async flush(): Promise<void> {
    const cases = this.#cases;
    this.#cases = [];
    const records = Map.groupBy(
      cases.flatMap((one) => one.records),
      (record) => record.feed,
    );
    await this.#copy(
      'coordination."case"',
      caseColumns,
      cases.map((one) => one.theCase),
    );
    await this.#copy(
      'coordination.party',
      partyColumns,
      cases.flatMap((one) => one.parties),
    );
    for (const [name, { table, columns }] of this.feeds) {
      const rows = (records.get(name) ?? []).map((record) => record.row);
      await this.#copy(table, columns, rows);
    }
    await this.#copy(
      'coordination.case_number',
      numberColumns,
      cases.flatMap((one) => one.numbers),
    );
  }

  async #copy(table: string, columns: Insertion['columns'], rows: readonly Row[]): Promise<void> {
    await copyRows(this.client, { table, columns, rows });
    this.counts.set(table, (this.counts.get(table) ?? 0) + rows.length);
  }
}
