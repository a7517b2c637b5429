import { checkFilterValue } from '../db/projection/checkFilterValue.ts';

/** An id as the database reads it: one of another form finds nothing, as an unknown one does. */
export function idOf(id: string): string {
  return String(checkFilterValue(id, 'uuid'));
}
