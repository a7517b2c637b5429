import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { usualReadings } from '../policy/limits/Readings.ts';
import { readHolidays } from '../policy/readCalendar.ts';
import { regulation } from '../policy/regulation.ts';
import { Holidays } from '../resolvers/holidays/Holidays.ts';
import { checkClocks } from '../resolvers/publish/checkClocks.ts';
import { openDatabase } from '../server/openDatabase.ts';

/** `xianjie clocks`: whether all clocks are what the records of their cases give. */
export function addClocks(program: Command): void {
  program
    .command('clocks')
    .option('--after <case>', 'go on after this case, which an earlier run named')
    .option('--mend', 'put those right that are not')
    .description('work all time limits out again from the records, and compare')
    .action(check);
}

interface Options {
  readonly after?: string;
  readonly mend?: boolean;
}

/** Cases between two lines that say how far the run has come. */
const saidCases = 10_000;

async function check({ mend = false, after }: Options): Promise<void> {
  const config = readConfig(process.env);
  const registry = buildRegistry(regulation);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase(config, registry, { log });
  try {
    const organs = await database.admin.query<{ id: string; agency: string }>(
      'SELECT id, agency FROM coordination.organ',
    );
    const { calendar } = await Holidays.open(await readHolidays(config.holidaysFile), database.app);
    const agencies = new Map(organs.rows.map(({ id, agency }) => [id, agency]));
    const { cases, clocks, differing } = await checkClocks(database.admin, registry, {
      calendar,
      readings: { ...usualReadings, reconsideration: config.reconsiderationDays },
      agencyOf: (organ) => agencies.get(organ),
      mend,
      ...(after !== undefined && { after }),
      onProgress: (cases, last) => {
        if (cases % saidCases === 0) log(`${cases} cases, up to ${last}`);
      },
    });
    const verdict = mend ? 'were put right' : 'differ from their records';
    process.stdout.write(
      `${clocks} clocks of ${cases} cases; ${differing.length} cases ${verdict}\n`,
    );
    if (differing.length > 0 && !mend) {
      for (const id of differing.slice(0, 20)) process.stdout.write(`  ${id}\n`);
      process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
}
