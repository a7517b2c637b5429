import type { IncomingMessage } from 'node:http';

/**
 * Whether a page of this origin may follow changes: the hub's own pages and those that are listed.
 * A request without an origin comes from no page.
 */
export function allowedOrigin(origins: readonly string[]): (request: IncomingMessage) => boolean {
  return ({ headers }) => {
    const { origin, host } = headers;
    if (origin === undefined || origins.includes(origin)) return true;
    return URL.parse(origin)?.host === host;
  };
}
