import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubError } from '../errors.ts';
import type { LiveDoor } from './live/openLive.ts';
import { wantsStream } from './live/openLive.ts';
import type { Replica } from './replica/openReplica.ts';
import { type GraphqlDoor, refuse, serveGraphql } from './serveGraphql.ts';
import { serveHealth } from './serveHealth.ts';

export interface DoorParts {
  readonly graphql: GraphqlDoor;
  readonly live: LiveDoor;
  readonly replica: Replica | undefined;
  /** Serves the explorer's files; false for any other path. */
  readonly explorer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Whether a request asks for this hub by a name of its own. */
  readonly isKnownHost: (request: IncomingMessage) => boolean;
  /** Whether a request comes by the router, where only it may ask. */
  readonly isRouter: (request: IncomingMessage) => boolean;
}

/** What answers a request, by its path. */
export function createDoor({
  graphql,
  live,
  replica,
  explorer,
  isKnownHost,
  isRouter,
}: DoorParts): (request: IncomingMessage, response: ServerResponse) => void {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Whoever gets a trial token is anybody, so a foreign page must not reach the hub by a browser.
    if (!isKnownHost(request)) return refuse(response, new HubError('HOST_UNKNOWN'));
    const [pathname] = (request.url ?? '').split('?', 1);
    const isQuestion = pathname === '/graphql' || pathname === '/graphql/stream';
    if (isQuestion && !isRouter(request)) return refuse(response, new HubError('ROUTER_UNKNOWN'));
    if (pathname === '/graphql/stream') return live.serve(request, response);
    if (pathname === '/graphql' && wantsStream(request)) return live.serve(request, response);
    if (pathname === '/graphql') return serveGraphql(graphql, request, response);
    if (pathname === '/health') return serveHealth(graphql.services.pool, replica, response);
    if (await replica?.serve(request, response)) return;
    if (await explorer(request, response)) return;
    response.statusCode = 404;
    response.end('Not found. GraphQL is at /graphql, the explorer at /.\n');
  };
  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      graphql.report(error);
      response.destroy();
    });
  };
}
