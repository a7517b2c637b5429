import {
  caseColumns,
  clockColumns,
  eventColumns,
  numberColumns,
  partyColumns,
} from '../resolvers/publish/columns.ts';
import type { FeedPlan } from './FeedPlan.ts';
import { type Copied, TableCopy } from './TableCopy.ts';
import type { WrittenCase } from './writeCase.ts';

/** Gathers written cases as rows of COPY, table by table: cases first, for parties refer to them. */
export class WorldWriter {
  readonly #cases = new TableCopy('coordination."case"', caseColumns);
  readonly #parties = new TableCopy('coordination.party', partyColumns);
  readonly #numbers = new TableCopy('coordination.case_number', numberColumns);
  readonly #clocks = new TableCopy('coordination.clock', clockColumns);
  readonly #events = new TableCopy('coordination.case_event', eventColumns);
  readonly #feeds: ReadonlyMap<string, TableCopy>;

  constructor(feeds: ReadonlyMap<string, FeedPlan>) {
    this.#feeds = new Map(
      [...feeds].map(([name, { table, columns }]) => [name, new TableCopy(table, columns)]),
    );
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

  /** Takes what has been gathered out of here. */
  take(): readonly Copied[] {
    const spine = [this.#numbers, this.#clocks, this.#events];
    const tables = [this.#cases, this.#parties, ...this.#feeds.values(), ...spine];
    return tables.map((table) => table.take());
  }
}
