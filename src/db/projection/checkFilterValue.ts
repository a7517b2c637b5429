import { HubError } from '../../errors.ts';
import type { SqlType } from './Model.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** An id that no row has: an id of another form finds nothing, exactly as an unknown one does. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The value of a comparison, checked so that PostgreSQL never has to refuse it. */
export function checkFilterValue(value: unknown, sql: SqlType): unknown {
  if (value === null || value === undefined) return null;
  if (sql === 'uuid') return typeof value === 'string' && uuid.test(value) ? value : nobody;
  if (sql === 'date' && !isDate(value, date)) throw badFilter('a date is YYYY-MM-DD');
  if (sql === 'timestamptz' && !isDate(value, instant)) {
    throw badFilter('a time is YYYY-MM-DDTHH:MM:SS+08:00');
  }
  if (typeof value === 'string' && value.includes('\0')) throw badFilter('text holds no NUL');
  return value;
}

function isDate(value: unknown, pattern: RegExp): boolean {
  if (typeof value !== 'string' || !pattern.test(value)) return false;
  const day = value.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
  return real && !Number.isNaN(Date.parse(value));
}

function badFilter(what: string): HubError {
  return new HubError('BAD_FILTER', { what });
}
