import { type Agency, agencyNames } from '../../codes/agencies.ts';

/** Where an agency's subgraph answers on one machine; routers in service set addresses of their own. */
export function subgraphUrl(agency: Agency): string {
  return `http://127.0.0.1:${subgraphPort(agency)}/graphql`;
}

/** The port of an agency’s hub where all run on one machine. */
export function subgraphPort(agency: Agency): number {
  return 4001 + agencyNames.indexOf(agency);
}
