import { capacityOf } from '../decide.ts';
import type { Reader } from '../Reader.ts';

/**
 * How many records a group must have to be told. The agencies that handle cases may list each record
 * that they count, so their counts are exact; all others are told groups of `usual` and more.
 */
export function leastGroupOf(reader: Reader, usual: number): number {
  const capacity = capacityOf(reader);
  const handles = capacity !== 'statistics' && capacity !== 'public' && capacity !== undefined;
  return handles ? 1 : usual;
}
