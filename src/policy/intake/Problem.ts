import type { Finding } from '../../codes/Finding.ts';

/** A finding at a field of the entered record; never quotes the value. */
export interface Problem extends Finding {
  /** Path of the field, such as `pollutants.0.timesOver`. */
  readonly field: string;
}
