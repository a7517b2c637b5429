import { type Agency, agencyNames } from '../src/codes/agencies.ts';
import { subgraphUrl } from '../src/schema/federation/subgraphUrl.ts';

/**
 * Whom an agency's hub follows, as `XIANJIE_PEERS` has it: the coordinating body follows all, and all
 * follow it. Unless it is said where they are, they are on this machine.
 */
export function peersOf(
  agency: Agency,
  originOf: (agency: Agency) => string = (name) => new URL(subgraphUrl(name)).origin,
): string {
  return agencyNames
    .filter((name) => (agency === 'coordination') !== (name === 'coordination'))
    .map((name) => `${name}=${originOf(name)}`)
    .join();
}
