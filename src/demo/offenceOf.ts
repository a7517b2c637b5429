import { type Offence, offences } from '../generate/offences.ts';

/** The generator's offence of that violation type. */
export function offenceOf(violationType: string): Offence {
  const found = offences.find((one) => one.violationType === violationType);
  if (found === undefined) throw new RangeError('The generator has no such offence.');
  return found;
}
