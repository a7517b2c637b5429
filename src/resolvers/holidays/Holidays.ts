import type { Pool } from 'pg';
import { newId } from '../../codes/newId.ts';
import {
  type EnteredYear,
  enterYear,
  markRecounted,
  type NewYear,
  readEntered,
} from '../../db/holidays/holidaySql.ts';
import type { Pass } from '../../db/wall/Pass.ts';
import type { HolidayTable } from '../../policy/Calendar.ts';
import { CurrentCalendar } from '../../policy/CurrentCalendar.ts';
import { changedSpan, checkHolidays, type HolidayYear } from '../../policy/checkHolidays.ts';
import { clockPass } from '../../policy/clockPass.ts';
import type { Readings } from '../../policy/limits/Readings.ts';
import { withEntered } from '../../policy/readCalendar.ts';
import { recountClocks } from './recountClocks.ts';

/** By then every node counts by an entry: each looks once a second. */
const heardMs = 3_000;

/** The holidays (节假日) by which this node counts: those of the release and those entered since. */
export class Holidays {
  readonly calendar: CurrentCalendar;
  readonly #base: HolidayTable;
  readonly #pool: Pool;
  #known = '';

  private constructor(base: HolidayTable, pool: Pool) {
    this.#base = base;
    this.#pool = pool;
    this.calendar = new CurrentCalendar(base);
  }

  static async open(base: HolidayTable, pool: Pool): Promise<Holidays> {
    const holidays = new Holidays(base, pool);
    await holidays.follow();
    return holidays;
  }

  /** Takes over what was entered, on this node or another. Gives all entries, the oldest first. */
  async follow(): Promise<readonly EnteredYear[]> {
    const entered = await readEntered(this.#pool, clockPass);
    const known = entered.map(({ id }) => id).join();
    if (known !== this.#known) this.calendar.replace(withEntered(this.#base, entered));
    this.#known = known;
    return entered;
  }

  /**
   * Enters a year for an administrator, who answers for it. The same days as before are no entry.
   * Throws BAD_HOLIDAYS.
   */
  async enter(pass: Pass, given: Omit<NewYear, 'id'>): Promise<EnteredYear | undefined> {
    await this.follow();
    const sorted = { ...given, off: given.off.toSorted(), work: given.work.toSorted() };
    checkHolidays(sorted, this.years());
    const before = this.years().find(({ year }) => year === given.year);
    if (before !== undefined && changedSpan(before, sorted) === undefined) return undefined;
    const stored = await enterYear(this.#pool, pass, { ...sorted, id: newId('HolidayYear') });
    await this.follow();
    return stored;
  }

  /** The years that are known, the first ones first. */
  years(): readonly HolidayYear[] {
    return Object.entries(this.calendar.table).map(([year, { off, work }]) => ({
      ...{ year: Number(year), off, work },
    }));
  }

  /**
   * Counts limits again by what was entered, once all nodes have heard of it: what one of them
   * counted by the days before is counted again too. Gives the number of clocks that moved.
   */
  async recount(readings: Readings, now = Date.now()): Promise<number> {
    const entered = await this.follow();
    const waiting = entered.filter((one) => one.recountedAt === null);
    if (waiting.length === 0) return 0;
    if (waiting.some((one) => Date.parse(one.enteredAt) > now - heardMs)) return 0;
    let moved = 0;
    for (const one of waiting) {
      const earlier = entered
        .slice(0, entered.indexOf(one))
        .filter(({ year }) => year === one.year);
      const span = changedSpan(earlier.at(-1) ?? this.#released(one.year), one);
      const days = { pool: this.#pool, calendar: this.calendar, readings };
      if (span !== undefined) moved += await recountClocks(days, span);
    }
    await markRecounted(
      this.#pool,
      clockPass,
      waiting.map(({ id }) => id),
    );
    return moved;
  }

  #released(year: number): HolidayYear | undefined {
    const days = this.#base[String(year)];
    return days && { year, ...days };
  }
}
