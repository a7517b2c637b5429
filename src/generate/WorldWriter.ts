import type { ClientBase } from 'pg';
import {
  caseColumns,
  clockColumns,
  eventColumns,
  numberColumns,
  partyColumns,
} from '../resolvers/publish/columns.ts';
import type { FeedPlan } from './FeedPlan.ts';
import { TableCopy } from './TableCopy.ts';
import type { WrittenCase } from './writeCase.ts';

const caseTable = 'coordination."case"';
const partyTable = 'coordination.party';
const numberTable = 'coordination.case_number';
const clockTable = 'coordination.clock';
const eventTable = 'coordination.case_event';

/** Gathers written cases and copies them, table by table: cases first, for parties refer to them. */
export class WorldWriter {
  readonly #cases = new TableCopy(caseTable, caseColumns);
  readonly #parties = new TableCopy(partyTable, partyColumns);
  readonly #numbers = new TableCopy(numberTable, numberColumns);
  readonly #clocks = new TableCopy(clockTable, clockColumns);
  readonly #events = new TableCopy(eventTable, eventColumns);
  readonly #feeds: ReadonlyMap<string, TableCopy>;
  readonly #tables: ReadonlyMap<string, TableCopy>;

  constructor(feeds: ReadonlyMap<string, FeedPlan>) {
    const plans = [...feeds];
    this.#feeds = new Map(
      plans.map(([name, { table, columns }]) => [name, new TableCopy(table, columns)]),
    );
    this.#tables = new Map([
      [caseTable, this.#cases],
      [partyTable, this.#parties],
      ...plans.flatMap(([name, { table }]): [string, TableCopy][] => {
        const copy = this.#feeds.get(name);
        return copy === undefined ? [] : [[table, copy]];
      }),
      [numberTable, this.#numbers],
      [clockTable, this.#clocks],
      [eventTable, this.#events],
    ]);
  }

  /** How many rows have been gathered for each table since the beginning. */
  get counts(): ReadonlyMap<string, number> {
    return new Map([...this.#tables].map(([table, { count }]) => [table, count]));
  }

  add({ theCase, parties, records, numbers, clocks, events }: WrittenCase): void {
    const now = new Date().toISOString();
    this.#cases.add(theCase);
    for (const party of parties) this.#parties.add(party);
    for (const { feed, row } of records) this.#feeds.get(feed)?.add(row);
    for (const number of numbers) this.#numbers.add(number);
    for (const clock of clocks) this.#clocks.add({ ...clock, overdueTold: clock.dueAt < now });
    for (const event of events) this.#events.add({ ...event });
  }

  /** Takes what has been gathered out of here; the answer copies it while more is gathered. */
  take(): (client: ClientBase) => Promise<void> {
    const copies = [...this.#tables.values()].map((table) => table.take());
    return async (client) => {
      for (const copy of copies) await copy(client);
    };
  }
}
