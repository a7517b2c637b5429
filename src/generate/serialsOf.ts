import type { KeyObject } from 'node:crypto';
import { caseSerial, type SerialRange } from '../codes/caseSerial.ts';
import type { NumberRange } from './NumberRange.ts';

/** How the hub scatters the numbers of the cases of a world: plain data, for threads. */
export interface Serials {
  readonly key: KeyObject;
  readonly ranges: ReadonlyMap<NumberRange, SerialRange>;
}

/** The serial in the hub number of the n-th case of a division and year; in order where none is given. */
export function serialsOf(serials: Serials | undefined): (range: NumberRange, n: number) => number {
  return (range, n) => {
    const reserved = serials?.ranges.get(range);
    return serials === undefined || reserved === undefined
      ? n
      : caseSerial(n, reserved, serials.key);
  };
}
