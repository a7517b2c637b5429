import type { CellKind } from '../CellKind.ts';
import { reject, warn } from '../Report.ts';
import { scalars } from './scalars.ts';
import { wrongType } from './text.ts';

/** The founding of the People's Republic: no act of its organs is older. */
const earliest = '1949-10-01';

/** Whether an act may lie ahead: deadlines and validity may, acts may not. */
export type Tense = 'past' | 'any';

/**
 * A calendar day (vDate): real, not before 1949-10-01, and not ahead unless `tense` says so. Of an
 * act of which no more than the month is known its last day stands, and that is warned of.
 */
export function date(tense: Tense = 'past'): CellKind {
  return {
    graphql: () => scalars.date,
    list: false,
    sql: 'date',
    filter: 'date',
    check: (value, report) => {
      if (typeof value !== 'string') return report(wrongType('a date (YYYY-MM-DD)', '日期'));
      const month = tense === 'past' && isMonth(value);
      if (month) report(monthOnly);
      const day = month ? lastDayOf(value) : value;
      if (!isRealDay(day)) return report(impossible);
      if (day < earliest || (tense === 'past' && day > chineseToday())) return report(outOfRange);
      return day;
    },
  };
}

// PostgreSQL refuses offsets of 16 hours and more; no clock of the earth goes beyond 14.
const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** Clocks of two systems differ a little; an act "ahead" by less is taken as now. */
const clockSkewMs = 5 * 60_000;

/**
 * An instant (vDate) with its offset; a bare day is taken as its first moment in China, a bare month
 * as its last day.
 */
export function dateTime(tense: Tense = 'past'): CellKind {
  return {
    graphql: () => scalars.dateTime,
    list: false,
    sql: 'timestamptz',
    filter: 'dateTime',
    check: (value, report) => {
      if (typeof value !== 'string') return report(wrongType('a time (RFC 3339)', '时间'));
      const month = tense === 'past' && isMonth(value);
      if (month) report(monthOnly);
      const day = month ? lastDayOf(value) : value;
      const written = isRealDay(day) ? `${day}T00:00:00+08:00` : day;
      if (!form.test(written) || !isRealDay(written.slice(0, 10))) return report(impossible);
      const at = Date.parse(written);
      if (Number.isNaN(at)) return report(impossible);
      const ahead = tense === 'past' && at > Date.now() + clockSkewMs;
      if (ahead || chineseDay(at) < earliest) return report(outOfRange);
      return written;
    },
  };
}

function isMonth(value: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day of the Gregorian calendar; batches ask this thousands of times. */
function isRealDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && day === 29 && !leap) return false;
  return day >= 1 && day <= (monthDays[month - 1] ?? 0);
}

/** The last day of a month that has passed, or today in the present one. */
function lastDayOf(month: string): string {
  const today = chineseToday();
  if (today.startsWith(month)) return today;
  const day = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
  return day.toISOString().slice(0, 10);
}

function chineseDay(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

let today = { second: 0, day: '' };

/** Today in China, worked out once a second. */
function chineseToday(): string {
  const second = Math.floor(Date.now() / 1000);
  if (second !== today.second) today = { second, day: chineseDay(second * 1000) };
  return today.day;
}

const monthOnly = warn(
  'MONTH_ONLY',
  'Only the month is entered; its last day stands for it.',
  '仅填写到月份，以当月最后一日计。',
  'Enter the day if it is known.',
  '如知悉具体日期请补充。',
);

const impossible = reject(
  'DATE_IMPOSSIBLE',
  'This is not a date of the calendar in the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+08:00.',
  '不是有效的日期或时间。',
  'Enter the date as printed on the document.',
  '请按文书所载日期填写。',
);

const outOfRange = reject(
  'DATE_OUT_OF_RANGE',
  'The date lies ahead or before 1 October 1949.',
  '日期晚于当前或早于1949年10月1日。',
  'Check the year, month and day.',
  '请核对年月日。',
);
