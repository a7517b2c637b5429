import { isDeepStrictEqual } from 'node:util';

/** Whether a stored value and a given one are the same; instants however their offset is written. */
export function isSame(stored: unknown, given: unknown): boolean {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
  if (isDeepStrictEqual(plain(stored), plain(given))) return true;
  if (typeof stored !== 'string' || typeof given !== 'string') return false;
  return given.includes('T') && Date.parse(stored) === Date.parse(given);
}
