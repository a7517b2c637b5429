import { type Agency, agencyNames } from '../src/codes/agencies.ts';
import { subgraphUrl } from '../src/schema/federation/subgraphUrl.ts';

/** Whom an agency's hub follows on one machine: the coordinating body follows all, and all follow it. */
export function peersOf(agency: Agency): string {
  return agencyNames
    .filter((name) => (agency === 'coordination') !== (name === 'coordination'))
    .map((name) => `${name}=${new URL(subgraphUrl(name)).origin}`)
    .join();
}
