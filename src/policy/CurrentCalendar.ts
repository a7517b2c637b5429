import { type Calendar, createCalendar, type HolidayTable } from './Calendar.ts';

/** A calendar that follows what administrators enter: whoever holds it counts by the newest table. */
export class CurrentCalendar implements Calendar {
  #table: HolidayTable;
  #calendar: Calendar;

  constructor(table: HolidayTable) {
    this.#table = table;
    this.#calendar = createCalendar(table);
  }

  get table(): HolidayTable {
    return this.#table;
  }

  replace(table: HolidayTable): void {
    this.#table = table;
    this.#calendar = createCalendar(table);
  }

  isHoliday(day: string): boolean {
    return this.#calendar.isHoliday(day);
  }

  nextWorkday(day: number): number {
    return this.#calendar.nextWorkday(day);
  }

  isPublicHoliday(day: string): boolean {
    return this.#calendar.isPublicHoliday(day);
  }

  isMakeUpDay(day: string): boolean {
    return this.#calendar.isMakeUpDay(day);
  }

  covers(year: number): boolean {
    return this.#calendar.covers(year);
  }
}
