import type { Row } from './Plan.ts';

/** The fields that hold something: a source writes null for what it does not know. */
export function given(fields: Row): Row {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The text in a field, or nothing. */
export function textIn(row: Row, field: string): string | undefined {
  const value = row[field];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
