import { HubError } from '../../errors.ts';

/** The value at one place of an opened cursor, which holds a value for each term of the order. */
export function cursorValue(values: string, index: number): unknown {
  const parts: unknown = JSON.parse(values);
  const part: unknown = Array.isArray(parts) ? parts[index] : undefined;
  if (part === null || typeof part === 'string') return part;
  throw new HubError('BAD_CURSOR');
}
