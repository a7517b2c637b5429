import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { Agency } from '../../src/codes/agencies.ts';
import { HubError } from '../../src/errors.ts';
import type { Credentials } from '../../src/server/link/Credentials.ts';
import { readJson } from '../../src/server/readJson.ts';
import { refuse } from '../../src/server/serveGraphql.ts';
import { addressed } from './addressed.ts';
import { fitDocuments } from './fitDocuments.ts';
import type { Patience } from './Hearing.ts';
import { hubTransport } from './hubTransport.ts';
import { openSockets } from './openSockets.ts';
import { wholeAnswers } from './wholeAnswers.ts';

export interface GatewayOptions {
  /** The supergraph's SDL, as `xianjie schema` prints it. */
  readonly supergraph: string;
  /** Where the agencies' subgraphs answer, if not where the supergraph says. */
  readonly addresses: ReadonlyMap<Agency, string>;
  readonly host: string;
  readonly port: number;
  /** How long an agency may be silent on a query before it is answered without. */
  readonly patience?: Patience;
  /** By which the hubs know this router. */
  readonly routerToken?: string | undefined;
  /** By what it shows itself to hubs that ask for a certificate. */
  readonly credentials?: Credentials | undefined;
}

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** Within a second and a half for the whole answer (docs/decisions/0072). */
export const usualPatience: Patience = { firstMs: 1_200, laterMs: 250, wholeMs: 1_450 };
const sweepMs = 50;

/** Opens Hive Gateway before the hubs of the agencies. It holds no right and keeps no answer. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraph, addresses, host, port, patience = usualPatience } = options;
  const { routerToken, credentials } = options;
  const gateway = createGatewayRuntime({
    supergraph: addressed(supergraph, addresses),
    unifiedGraphHandler,
    // A plan has what goes to one hub together already.
    __experimental__batchExecution: false,
    logging: false,
    // Questions that are alike are not asked once for two readers: each disclosure is entered.
    transports: { http: hubTransport({ patience, routerToken, credentials }) },
    maskedErrors: { isDev: false },
    cors: false,
    graphiql: false,
    landingPage: false,
    plugins: () => [fitDocuments(), wholeAnswers()],
  });
  await gateway.getSchema();
  const server = createServer((request, response) => void serve(gateway, request, response));
  const sockets = openSockets(server, gateway);
  await listening(server, port, host);
  const address: AddressInfo | string | null = server.address();
  const open = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${open}`,
    close: async () => {
      await sockets.close();
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearInterval(sweep);
      await gateway[Symbol.asyncDispose]();
    },
  };
}

/** The runtime takes a body that was read before as it is: what is unfit is refused in a hub's words. */
async function serve(
  gateway: ReturnType<typeof createGatewayRuntime>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === 'POST') {
      const body = await readJson(request);
      if (typeof body !== 'object' || body === null || !('query' in body)) {
        throw new HubError('BAD_REQUEST', { what: 'the body has no query' });
      }
      Object.assign(request, { body });
    }
    await gateway(request, response);
  } catch (error) {
    if (error instanceof HubError) refuse(response, error);
    else response.destroy();
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
