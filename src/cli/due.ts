import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { createPool } from '../db/createPool.ts';
import { readEntered } from '../db/holidays/holidaySql.ts';
import { type Calendar, createCalendar } from '../policy/Calendar.ts';
import { clockPass } from '../policy/clockPass.ts';
import { type Due, dueOn } from '../policy/dueOn.ts';
import { dayText } from '../policy/limits/chinaDay.ts';
import { notKept, notRunning } from '../policy/limits/notKept.ts';
import { usualReadings } from '../policy/limits/Readings.ts';
import { dayKindOf, saySpan } from '../policy/limits/Span.ts';
import { citeBasis } from '../policy/limits/sayDue.ts';
import type { TimeLimit } from '../policy/limits/TimeLimit.ts';
import { validityOf } from '../policy/limits/validityOf.ts';
import { readHolidays, withEntered } from '../policy/readCalendar.ts';
import { timeLimits } from '../policy/timeLimits.ts';

interface Options {
  readonly from?: string;
  readonly variant?: string;
  readonly natural?: boolean;
  readonly weekends?: boolean;
  readonly pause?: readonly string[];
  readonly json?: boolean;
  readonly list?: boolean;
}

/** `xianjie due TL-17 --from 2026-09-28T16:20`: when a limit ends, and how that is counted. */
export function addDue(program: Command): void {
  program
    .command('due')
    .argument('[rule]', 'id of the rule, such as TL-17')
    .option('--from <time>', 'when it began: YYYY-MM-DD or YYYY-MM-DDThh:mm, time of China')
    .option('--variant <name>', 'a condition on which the law allows longer, see --list')
    .option('--pause <from/to...>', 'a time that is not counted, such as 2026-03-02/2026-03-10')
    .option('--natural', 'where two rules contradict each other, count natural days')
    .option('--no-weekends', 'do not count an ordinary weekend as a holiday')
    .option('--json', 'print JSON for machines')
    .option('--list', 'print all rules')
    .description('print when a time limit ends, with its arithmetic and article')
    .action(printDue);
}

async function printDue(id: string | undefined, options: Options): Promise<void> {
  const write = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);
  if (options.list) {
    const left = Object.entries(notKept).map(([rule, why]) => `${rule}  not kept: ${why}`);
    write(
      options.json
        ? [JSON.stringify(timeLimits.map(toJson), null, 2)]
        : [...timeLimits.map(line), ...left],
    );
    return;
  }
  const limit = timeLimits.find((one) => one.id === id?.toUpperCase());
  if (limit === undefined) throw new Error('No such rule. "xianjie due --list" prints all.');
  if (options.from === undefined) throw new Error('Say when it began: --from 2026-09-28T16:20.');
  const from = readTime(options.from);
  const config = readConfig(process.env);
  const due = dueOn(limit, from, {
    calendar: await calendarOf(config),
    readings: {
      ...usualReadings,
      reconsideration: options.natural ? 'natural' : config.reconsiderationDays,
      administrativeFiling: options.natural ? 'natural' : 'working',
      weekendIsHoliday: options.weekends !== false,
    },
    pauses: (options.pause ?? []).map(readPause),
    ...(options.variant !== undefined && { variant: options.variant }),
  });
  const { from: first, to: last } = validityOf(limit);
  const day = dayText(due.counted.startDay);
  const outside = (first !== undefined && day < first) || (last !== undefined && day > last);
  if (options.json) write([JSON.stringify({ ...toJson(limit), ...answer(due), outside }, null, 2)]);
  else write(sayAnswer(limit, due, outside));
}

/** Where the database is a server's, what administrators entered there counts as in the hub. */
async function calendarOf({
  databaseUrl,
  appDatabaseUrl,
  holidaysFile,
}: Config): Promise<Calendar> {
  const base = await readHolidays(holidaysFile);
  if (databaseUrl === undefined) return createCalendar(base);
  const pool = createPool(appDatabaseUrl ?? databaseUrl, { size: 1, role: 'xianjie_app' });
  try {
    return createCalendar(withEntered(base, await readEntered(pool, clockPass)));
  } finally {
    await pool.end();
  }
}

function sayAnswer(limit: TimeLimit, { arithmetic }: Due, outside: boolean): string[] {
  return [
    `${limit.id} ${limit.name} ${limit.nameZh} (${citeBasis(limit.basis)})`,
    arithmetic.en.join('; '),
    arithmetic.zh.join('；'),
    ...(outside ? ['The rule was not in force on that day. 该规定当日不在有效期内。'] : []),
  ];
}

function answer({ counted, arithmetic }: Due) {
  const { dueDay, dueAt, stricter } = counted;
  return {
    dueOn: dayText(dueDay),
    dueAt: new Date(dueAt + 8 * 3_600_000).toISOString().replace('Z', '+08:00'),
    warnedFrom: stricter === undefined ? null : dayText(stricter.dueDay),
    arithmetic: arithmetic.en,
    arithmeticZh: arithmetic.zh,
  };
}

function toJson(limit: TimeLimit) {
  const { id, name, nameZh, from, to, span, variants = {}, obliged = null } = limit;
  return {
    ...{ id, name, nameZh, from, to, span, dayKind: dayKindOf(span), variants, obliged },
    article: citeBasis(limit.basis),
    valid: validityOf(limit),
    custody: limit.custody === true,
  };
}

function line(limit: TimeLimit): string {
  const variants = Object.entries(limit.variants ?? {}).map(([n, s]) => `${n}: ${saySpan(s).en}`);
  const more = variants.length > 0 ? ` [${variants.join(', ')}]` : '';
  const { id, name, nameZh, span, basis } = limit;
  const still = notRunning[id];
  const idle = still === undefined ? '' : `  no clock: ${still}`;
  return `${id}  ${saySpan(span).en}${more}  ${name} ${nameZh}  (${citeBasis(basis)})${idle}`;
}

function readPause(text: string): { from: Date; to: Date } {
  const [from = '', to = ''] = text.split('/');
  return { from: readTime(from), to: readTime(to) };
}

function readTime(text: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?(Z|[+-]\d{2}:\d{2})?$/;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text.slice(10));
  const full = text.includes('T') ? text : `${text}T00:00`;
  const at = new Date(zoned ? full : `${full}+08:00`);
  if (form.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new Error('A time is written 2026-09-28 or 2026-09-28T16:20 (time of China).');
}
