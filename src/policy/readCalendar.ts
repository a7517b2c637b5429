import { readFile } from 'node:fs/promises';
import { dataFile } from '../db/dataFile.ts';
import { type Calendar, createCalendar, type HolidayTable } from './Calendar.ts';
import type { HolidayYear } from './checkHolidays.ts';

/** The calendar of the holidays that this release knows, and of a file of the same form, which wins. */
export async function readCalendar(added?: string): Promise<Calendar> {
  return createCalendar(await readHolidays(added));
}

/** The same as a table. What administrators entered in the database wins over both: `withEntered`. */
export async function readHolidays(added?: string): Promise<HolidayTable> {
  const files = [dataFile('holidays.json'), ...(added === undefined ? [] : [added])];
  const tables = await Promise.all(files.map(readTable));
  return Object.assign({}, ...tables);
}

/** A table in which entered years, oldest entry first, take the place of others. */
export function withEntered(table: HolidayTable, entered: readonly HolidayYear[]): HolidayTable {
  const years = entered.map(({ year, off, work }) => [String(year), { off, work }] as const);
  return { ...table, ...Object.fromEntries(years) };
}

/** The years from now on that the calendar must know and does not: this one and the next. */
export function missingYears(calendar: Calendar, today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].filter((one) => !calendar.covers(one));
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The holidays in a file. Throws the form to write if it has another. */
export async function readTable(file: string): Promise<HolidayTable> {
  const table: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (isTable(table)) return table;
  throw new Error(
    'The file of holidays is not {"2027": {"off": ["2027-01-01", …], "work": […]}}. Mend it.',
  );
}

function isTable(table: unknown): table is HolidayTable {
  if (typeof table !== 'object' || table === null) return false;
  return Object.entries(table).every(
    ([year, days]) => /^\d{4}$/.test(year) && isDays(days?.off) && isDays(days?.work),
  );
}

function isDays(days: unknown): boolean {
  return Array.isArray(days) && days.every((one) => typeof one === 'string' && day.test(one));
}
