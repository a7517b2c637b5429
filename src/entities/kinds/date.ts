import type { CellKind } from '../CellKind.ts';
import { reject } from '../Report.ts';
import { scalars } from './scalars.ts';
import { wrongType } from './text.ts';

/** The founding of the People's Republic: no act of its organs is older. */
const earliest = '1949-10-01';

/** Whether an act may lie ahead: deadlines and validity may, acts may not. */
export type Tense = 'past' | 'any';

/** A calendar day (vDate): real, not before 1949-10-01, and not ahead unless `tense` says so. */
export function date(tense: Tense = 'past'): CellKind {
  return {
    graphql: () => scalars.date,
    list: false,
    sql: 'date',
    filter: 'date',
    check: (value, report) => {
      if (typeof value !== 'string') return report(wrongType('a date (YYYY-MM-DD)', '日期'));
      if (!isRealDay(value)) return report(impossible);
      if (value < earliest || (tense === 'past' && value > chineseDay(Date.now()))) {
        return report(outOfRange);
      }
      return value;
    },
  };
}

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Clocks of two systems differ a little; an act "ahead" by less is taken as now. */
const clockSkewMs = 5 * 60_000;

/** An instant (vDate) with its offset; a bare day is taken as its first moment in China. */
export function dateTime(tense: Tense = 'past'): CellKind {
  return {
    graphql: () => scalars.dateTime,
    list: false,
    sql: 'timestamptz',
    filter: 'dateTime',
    check: (value, report) => {
      if (typeof value !== 'string') return report(wrongType('a time (RFC 3339)', '时间'));
      const written = isRealDay(value) ? `${value}T00:00:00+08:00` : value;
      if (!form.test(written) || !isRealDay(written.slice(0, 10))) return report(impossible);
      const at = Date.parse(written);
      if (Number.isNaN(at)) return report(impossible);
      const ahead = tense === 'past' && at > Date.now() + clockSkewMs;
      if (ahead || chineseDay(at) < earliest) return report(outOfRange);
      return written;
    },
  };
}

function isRealDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function chineseDay(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

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
