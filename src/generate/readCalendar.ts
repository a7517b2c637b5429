import { readFile } from 'node:fs/promises';
import { dataFile } from '../db/dataFile.ts';
import { type Calendar, createCalendar } from '../policy/Calendar.ts';

/** The calendar of the holidays that this release knows. */
export async function readCalendar(): Promise<Calendar> {
  return createCalendar(JSON.parse(await readFile(dataFile('holidays.json'), 'utf8')));
}
