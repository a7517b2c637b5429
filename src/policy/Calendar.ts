/** The holidays of China (节假日): which days a period of natural days may not end on. */
export interface Calendar {
  /** Whether the day (YYYY-MM-DD) is a weekend or public holiday and no make-up working day. */
  isHoliday(day: string): boolean;
  /** The first day from this one on that is no holiday; days are counted from 1970-01-01. */
  nextWorkday(day: number): number;
  /** Whether the day is off by announcement, a mere weekend aside. */
  isPublicHoliday(day: string): boolean;
  /** Whether the day is worked by announcement, though a weekend (调休). */
  isMakeUpDay(day: string): boolean;
  /** Whether the holidays of the year have been announced; else only weekends count. */
  covers(year: number): boolean;
}

/** Days off and make-up working days of each year, as the State Council announces them. */
export type HolidayTable = Readonly<
  Record<string, { readonly off: readonly string[]; readonly work: readonly string[] }>
>;

const dayMs = 86_400_000;
/** A century. */
const mostDays = 36_525;

/** A calendar over a table of holidays; in years without one only weekends count. */
export function createCalendar(table: HolidayTable): Calendar {
  const off = new Set(Object.values(table).flatMap((year) => year.off));
  const work = new Set(Object.values(table).flatMap((year) => year.work));
  const weekends = new Map<string, boolean>();
  const isWeekend = (day: string): boolean => {
    const before = weekends.get(day);
    if (before !== undefined) return before;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const is = weekday === 0 || weekday === 6;
    if (weekends.size < mostDays) weekends.set(day, is);
    return is;
  };
  const isHoliday = (day: string): boolean => off.has(day) || (isWeekend(day) && !work.has(day));
  const known = new Map<number, number>();
  const nextWorkday = (day: number): number => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const text = new Date(day * dayMs).toISOString().slice(0, 10);
    const next = isHoliday(text) ? nextWorkday(day + 1) : day;
    known.set(day, next);
    return next;
  };
  return {
    isHoliday,
    nextWorkday,
    isPublicHoliday: (day) => off.has(day),
    isMakeUpDay: (day) => work.has(day),
    covers: (year) => Object.hasOwn(table, String(year)),
  };
}
