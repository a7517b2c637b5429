import { clockColumns } from './columns.ts';

/** All that a clock says, the telling of its passing aside: equal clocks have equal lines. */
export function clockLine(clock: Readonly<Record<string, unknown>>): string {
  const told = clockColumns.filter(({ key }) => key !== 'overdueTold');
  return JSON.stringify(told.map(({ key }) => plain(clock[key])));
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
