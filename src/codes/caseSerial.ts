import type { KeyObject } from 'node:crypto';
import { permute } from './permute.ts';

/** The serials of one division and year. */
export interface SerialRange {
  readonly divisionCode: string;
  readonly year: number;
  /** Up to here serials were given in their order, before they were scattered. */
  readonly inOrder: number;
  /** How many serials there are; `mostSerials` if not given. */
  readonly most?: number;
}

/** As many as the format of the number holds. */
export const mostSerials = 999_999;

/**
 * The serial in the hub number of the n-th case of a division and year. Each serial is given once, in
 * an order that only the key tells. Throws RangeError when a year has no serial left.
 */
export function caseSerial(n: number, range: SerialRange, key: KeyObject): number {
  const { divisionCode, year, inOrder, most = mostSerials } = range;
  if (n <= inOrder) return n;
  const next = inOrder + 1;
  return next + permute(n - next, most - inOrder, key, `${divisionCode}-${year}`);
}
