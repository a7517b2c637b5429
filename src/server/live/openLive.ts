import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Changes, Services } from '../../resolvers/Context.ts';
import type { Identity } from '../identity/openIdentity.ts';
import { allowedOrigin } from './allowedOrigin.ts';
import { Live, type LiveParts } from './Live.ts';
import type { LiveLimits } from './LiveLimits.ts';
import { openSockets } from './openSockets.ts';
import { openStreams } from './openStreams.ts';
import { RightsWatch } from './RightsWatch.ts';

export interface LiveOptions {
  readonly server: Server;
  readonly read: LiveParts['read'];
  readonly services: Services;
  readonly changes: Changes;
  readonly identity: Identity;
  readonly limits: LiveLimits;
  readonly origins: readonly string[];
  /** Whether a request asks for this hub by a name of its own. */
  readonly isKnownHost: (request: IncomingMessage) => boolean;
  readonly report: (error: unknown) => string;
}

export interface LiveDoor {
  /** Answers a request that wants its answer as a stream. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends all streams, each with its cursor. */
  close(): Promise<void>;
}

/** Opens the ways to follow changes: WebSocket and SSE on the server's port. */
export function openLive(options: LiveOptions): LiveDoor {
  const { server, identity, origins, isKnownHost, ...more } = options;
  const rights = new RightsWatch(identity.registry);
  const live = new Live({ ...more, authenticate: identity.authenticate, rights });
  const isOwnPage = allowedOrigin(origins);
  const isAllowed = (request: IncomingMessage) => isKnownHost(request) && isOwnPage(request);
  const sockets = openSockets(server, live, isAllowed);
  const streams = openStreams(live, isAllowed);
  return {
    serve: streams.serve,
    close: async () => {
      streams.close();
      await sockets.close();
      rights.close();
    },
  };
}

/** Whether the client wants events rather than one answer. */
export function wantsStream({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/event-stream') ?? false;
}
