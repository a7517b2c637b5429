import type { Pass } from '../db/wall/Pass.ts';

/** The capacity in which the hub reads a case's records to work out clocks and stages again. */
export const rewinding = 'rewinding';

/** That capacity within the reach of an organ whose correction calls for it. */
export function rewindPass({ reader }: Pass): Pass {
  return { capacity: rewinding, reader };
}
