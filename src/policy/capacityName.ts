import type { Agency } from '../codes/agencies.ts';
import { capacityOf } from './decide.ts';
import type { Reader } from './Reader.ts';

/** The capacity that a reader's pass names at the second wall: posts narrow cells, never rows. */
export function capacityName(reader: Reader): string {
  return capacityOf(reader) ?? 'none';
}

/** The capacity in which the hub itself takes in what an organ of the agency publishes. */
export function intakeName(agency: Agency): string {
  return `intake/${agency}`;
}
