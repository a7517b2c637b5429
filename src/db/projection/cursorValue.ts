import { HubError } from '../../errors.ts';

/** How PostgreSQL writes values of these types; a cursor with other text was not made here. */
const forms: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  integer: /^-?\d{1,10}$/,
  numeric: /^-?\d{1,100}(\.\d{1,100})?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2}){0,2}$/,
};

/**
 * The value at one place of a cursor: the cursor names its order and holds a value for each of its
 * terms. Throws BAD_CURSOR for one of another list or order, or that the hub did not make.
 */
export function cursorValue(
  cursor: unknown,
  name: string,
  index: number,
  casts: readonly string[],
): unknown {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8'));
    if (Array.isArray(parts) && parts[0] === name && parts.length === casts.length + 1) {
      const part: unknown = parts[index + 1];
      const form = forms[casts[index] ?? ''] ?? /^[^\0]*$/;
      if (part === null || (typeof part === 'string' && form.test(part))) return part;
    }
  } catch (cause) {
    throw new HubError('BAD_CURSOR', {}, cause);
  }
  throw new HubError('BAD_CURSOR');
}
