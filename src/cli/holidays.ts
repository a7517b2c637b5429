import type { Command } from 'commander';
import { beijingToday } from '../codes/beijingToday.ts';
import { readConfig } from '../config.ts';
import { missingYears, readCalendar } from '../policy/readCalendar.ts';

/** `xianjie holidays`: which years the calendar lacks; limits that reach into them are uncertain. */
export function addHolidays(program: Command): void {
  program
    .command('holidays')
    .option('--check', 'fail if the holidays of this year or the next are missing')
    .description('tell whether the holidays of this year and the next are known')
    .action(async ({ check = false }: { check?: boolean }) => {
      const calendar = await readCalendar(readConfig(process.env).holidaysFile);
      const missing = missingYears(calendar, beijingToday());
      const text = missing.length === 0 ? 'complete' : `missing: ${missing.join(', ')}. ${remedy}`;
      if (check && missing.length > 0) throw new Error(text);
      process.stdout.write(`${text}\n`);
    });
}

const remedy =
  'Write the announced days to a file like data/holidays.json and name it in XIANJIE_HOLIDAYS.';
