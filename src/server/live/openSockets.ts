import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { HubError } from '../../errors.ts';
import type { Live } from './Live.ts';
import { SocketSession } from './SocketSession.ts';

const protocol = 'graphql-transport-ws';

export interface Sockets {
  /** Closes every socket with 1012 and its cursors. */
  close(): Promise<void>;
}

/** Takes WebSockets on the server's own port, at /graphql. */
export function openSockets(
  server: Server,
  live: Live,
  isAllowedOrigin: (request: IncomingMessage) => boolean,
): Sockets {
  const { largestFrameBytes, pingMs } = live.parts.limits;
  const sessions = new Map<WebSocket, SocketSession>();
  const heard = new WeakSet<WebSocket>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  });

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const [path] = (request.url ?? '').split('?', 1);
    if (path !== '/graphql') return reject(stream, '404 Not Found');
    if (!isAllowedOrigin(request)) return reject(stream, '403 Forbidden');
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol !== protocol) {
        socket.close(4406, 'Subprotocol not acceptable');
        return;
      }
      heard.add(socket);
      socket.on('pong', () => heard.add(socket));
      socket.once('close', () => sessions.delete(socket));
      sessions.set(socket, new SocketSession(socket, live, request));
    });
  });

  const pings = setInterval(() => {
    for (const socket of sessions.keys()) {
      if (!heard.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, pingMs);

  return {
    close: async () => {
      clearInterval(pings);
      const gone = [...sessions].map(([socket, session]) => {
        const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
        session.end(new HubError('SHUTTING_DOWN'));
        return closed;
      });
      await Promise.all(gone);
    },
  };
}

function reject(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
