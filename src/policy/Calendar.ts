/** The holidays of China (节假日): which days a period of natural days may not end on. */
export interface Calendar {
  /** Whether the day (YYYY-MM-DD) is a weekend or public holiday and no make-up working day. */
  isHoliday(day: string): boolean;
}

/** Days off and make-up working days of each year, as the State Council announces them. */
export type HolidayTable = Readonly<
  Record<string, { readonly off: readonly string[]; readonly work: readonly string[] }>
>;

/** A calendar over a table of holidays; in years without one only weekends count. */
export function createCalendar(table: HolidayTable): Calendar {
  const off = new Set(Object.values(table).flatMap((year) => year.off));
  const work = new Set(Object.values(table).flatMap((year) => year.work));
  return {
    isHoliday: (day) => {
      if (off.has(day)) return true;
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      return (weekday === 0 || weekday === 6) && !work.has(day);
    },
  };
}
