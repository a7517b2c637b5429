import type { Command } from 'commander';
import { beijingToday } from '../codes/beijingToday.ts';
import { readConfig } from '../config.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { doorPass } from '../policy/doorPass.ts';
import { missingYears, readHolidays, readTable } from '../policy/readCalendar.ts';
import { regulation } from '../policy/regulation.ts';
import { checkReason } from '../resolvers/checkReason.ts';
import { Holidays } from '../resolvers/holidays/Holidays.ts';
import { createReaderRegistry } from '../server/identity/createReaderRegistry.ts';
import { openDatabase } from '../server/openDatabase.ts';

interface Options {
  readonly check?: boolean;
  readonly print?: boolean;
  readonly by?: string;
  readonly announcement?: string;
  readonly reason?: string;
}

/** `xianjie holidays`: which years the calendar lacks; with a file, enters the years in it. */
export function addHolidays(program: Command): void {
  program
    .command('holidays')
    .argument('[file]', 'years to enter: {"2027": {"off": ["2027-01-01", …], "work": […]}}')
    .option('--by <login>', 'the administrator who enters them')
    .option('--announcement <title>', 'the announcement that they follow')
    .option('--reason <why>', 'why they are entered, 10 to 500 characters')
    .option('--print', 'print all holidays that limits are counted by, as JSON')
    .option('--check', 'fail if the holidays of this year or the next are missing')
    .description('tell whether the holidays of this year and the next are known, or enter some')
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const config = readConfig(process.env);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase(config, buildRegistry(regulation), { log });
  try {
    const holidays = await Holidays.open(await readHolidays(config.holidaysFile), database.app);
    if (file !== undefined) await enterFile(file, options, holidays, database);
    if (options.print) {
      process.stdout.write(`${JSON.stringify(holidays.calendar.table, null, 1)}\n`);
      return;
    }
    const missing = missingYears(holidays.calendar, beijingToday());
    const text = missing.length === 0 ? 'complete' : `missing: ${missing.join(', ')}. ${remedy}`;
    if (options.check && missing.length > 0) throw new Error(text);
    process.stdout.write(`${text}\n`);
  } finally {
    await database.close();
  }
}

const remedy =
  'Let an administrator enter them: setHolidays, or "xianjie holidays FILE --by LOGIN --announcement TITLE --reason WHY".';

/** Whoever enters them is an administrator of the registry, as in the hub. */
async function enterFile(
  file: string,
  { by, announcement, reason }: Options,
  holidays: Holidays,
  { app }: Pick<Awaited<ReturnType<typeof openDatabase>>, 'app'>,
): Promise<void> {
  if (by === undefined || announcement === undefined || reason === undefined) {
    throw new Error('Say who enters them, after which announcement and why. See --help.');
  }
  const reader = await createReaderRegistry(app).find(by);
  if (!reader.posts.includes('administrator')) {
    throw new Error(`${by} is no administrator in the registry. Let one enter them.`);
  }
  const { organId, login } = reader;
  const pass = { ...doorPass, reader: { ...doorPass.reader, organ: organId } };
  for (const [year, { off, work }] of Object.entries(await readTable(file))) {
    const given = { year: Number(year), off, work, announcement, reason: checkReason(reason) };
    const stored = await holidays.enter(pass, { ...given, organId, login });
    process.stdout.write(`${year}: ${stored === undefined ? 'known already' : 'entered'}\n`);
  }
}
