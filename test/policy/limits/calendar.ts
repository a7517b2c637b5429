import { readFileSync } from 'node:fs';
import { dataFile } from '../../../src/db/dataFile.ts';
import { createCalendar } from '../../../src/policy/Calendar.ts';

const holidays: Record<string, { off: string[]; work: string[] }> = JSON.parse(
  readFileSync(dataFile('holidays.json'), 'utf8'),
);

export const calendar = createCalendar(holidays);

const off = new Set(Object.values(holidays).flatMap((year) => year.off));
const work = new Set(Object.values(holidays).flatMap((year) => year.work));

/** Whether the day is off, from the announced tables alone. */
export function isFree(day: Date): boolean {
  const text = day.toISOString().slice(0, 10);
  return off.has(text) || ([0, 6].includes(day.getUTCDay()) && !work.has(text));
}
