import { type Agency, agencyNames } from '../../codes/agencies.ts';

/**
 * How a hub of one agency numbers the cases that it opens: in steps of the number of hubs, so that no
 * two give the same number, and none has to ask.
 */
export function numberingOf(agency: Agency): (place: number) => number {
  const first = agencyNames.indexOf(agency) + 1;
  return (place) => (place - 1) * agencyNames.length + first;
}
