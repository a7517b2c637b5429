import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The header in which a router shows the token that it shares with the hubs behind it. */
export const routerHeader = 'xianjie-router';

/** Whether a request comes through this hub's router; a hub without a token answers anybody. */
export function routerCheck(token: string | undefined): (request: IncomingMessage) => boolean {
  if (token === undefined) return () => true;
  const expected = digest(token);
  return ({ headers }) => timingSafeEqual(digest(String(headers[routerHeader] ?? '')), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
