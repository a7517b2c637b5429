import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createExplorer, type ExplorerOptions } from '../../src/server/explorer/createExplorer.ts';

export interface ExplorerServer extends AsyncDisposable {
  readonly url: string;
  /** Sends a path as it stands, which `fetch` would first resolve. */
  raw(path: string): Promise<string>;
}

/** A server that mounts the explorer and answers 418 to all that the explorer leaves alone. */
export async function openServer(options: ExplorerOptions): Promise<ExplorerServer> {
  const explorer = createExplorer(options);
  const server = createServer(async (request, response) => {
    if (!(await explorer(request, response))) response.writeHead(418).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    raw: (path) => {
      const socket = connect(address.port, '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n`);
      return text(socket);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
