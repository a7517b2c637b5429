import { HubError } from '../errors.ts';
import { dayNumberOf, dayText } from './limits/chinaDay.ts';

/** The days of a year, as the State Council announces them (节假日安排). */
export interface HolidayYear {
  readonly year: number;
  /** Days off, weekends within a holiday included. */
  readonly off: readonly string[];
  /** Weekend days that are worked in return (调休). */
  readonly work: readonly string[];
}

/** Holidays of the sun's calendar that no year lacks (全国年节及纪念日放假办法 Art. 2). */
const always = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const form = /^\d{4}-\d{2}-\d{2}$/;
const mostDays = 60;

/**
 * Throws BAD_HOLIDAYS for what no announcement can say: a day that does not exist, far from its year,
 * off and worked at once (in another year's entry too), worked though no weekend day, or a year
 * without its fixed holidays.
 */
export function checkHolidays(
  { year, off, work }: HolidayYear,
  others: readonly HolidayYear[] = [],
): void {
  const all = [...off, ...work];
  const refuse = (what: string): never => {
    throw new HubError('BAD_HOLIDAYS', { what });
  };
  if (year < 2000 || year > 2100) refuse('the year is not from 2000 to 2100');
  if (all.length > mostDays) refuse(`more than ${mostDays} days`);
  for (const day of all) {
    if (!form.test(day) || !exists(day)) refuse('a day is no date YYYY-MM-DD');
    if (day < `${year - 1}-12-01` || day > `${year + 1}-01-31`) refuse(`${day} is not of ${year}`);
  }
  if (new Set(all).size < all.length) refuse('a day stands twice');
  const worked = work.find((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
  if (worked !== undefined) refuse(`${worked} is a weekday, which is worked anyway`);
  const lacking = always.find((day) => !off.includes(`${year}-${day}`));
  if (lacking !== undefined) refuse(`${year}-${lacking} is a holiday by law and is not among them`);
  const beside = others.filter((other) => other.year !== year);
  const clash = beside.flatMap((other) => [
    ...other.work.filter((day) => off.includes(day)),
    ...other.off.filter((day) => work.includes(day)),
  ])[0];
  if (clash !== undefined) refuse(`${clash} is entered otherwise with another year`);
}

function exists(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00+08:00`);
  return !Number.isNaN(at) && dayText(dayNumberOf(at)) === day;
}

/** The first and last day on which two tables of a year differ; none if they say the same. */
export function changedSpan(
  before: HolidayYear | undefined,
  after: HolidayYear,
): { readonly first: string; readonly last: string } | undefined {
  const differing = (one: readonly string[], other: readonly string[]) => [
    ...one.filter((day) => !other.includes(day)),
    ...other.filter((day) => !one.includes(day)),
  ];
  const days = [
    ...differing(before?.off ?? [], after.off),
    ...differing(before?.work ?? [], after.work),
  ].sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}
