import type { Server } from 'node:http';
import { type createGatewayRuntime, getGraphQLWSOptions } from '@graphql-hive/gateway-runtime';
import { useServer as serveSockets } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** The longest message that a client may send. */
const largestFrameBytes = 1024 * 1024;

/**
 * Takes WebSockets (graphql-transport-ws) at /graphql. Who asks is said when a socket is opened, and
 * goes to the hub with each subscription: its limits, and the end of the token, are the hub's.
 */
export function openSockets(
  server: Server,
  gateway: ReturnType<typeof createGatewayRuntime>,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: largestFrameBytes,
    perMessageDeflate: false,
  });
  const options = getGraphQLWSOptions(gateway, ({ extra }) => ({ req: Object(extra).request }));
  const { dispose } = serveSockets(options as Parameters<typeof serveSockets>[0], sockets);
  return { close: async () => dispose() };
}
