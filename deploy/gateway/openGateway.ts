import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import http from '@graphql-mesh/transport-http';
import type { Agency } from '../../src/codes/agencies.ts';
import { addressed } from './addressed.ts';
import { agenciesApart } from './agenciesApart.ts';

export interface GatewayOptions {
  /** The supergraph's SDL, as `xianjie schema` prints it. */
  readonly supergraph: string;
  /** Where the agencies' subgraphs answer, if not where the supergraph says. */
  readonly addresses: ReadonlyMap<Agency, string>;
  readonly host: string;
  readonly port: number;
  /** How long an agency may be silent on a query before it is answered without. */
  readonly patienceMs?: number;
}

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** Leaves a second and a half for the whole answer. */
const usualPatienceMs = 1_200;

/** What a reader says of itself goes to every agency, which judges for itself. */
const handed = ['authorization', 'xianjie-purpose', 'xianjie-case', 'xianjie-receipt'];

/** Opens Hive Gateway before the hubs of the agencies. It holds no right and keeps no answer. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraph, addresses, host, port, patienceMs = usualPatienceMs } = options;
  const gateway = createGatewayRuntime({
    supergraph: addressed(supergraph, addresses),
    logging: false,
    propagateHeaders: { fromClientToSubgraphs: ({ request }) => handedOn(request.headers) },
    transports: { http },
    // Two readers' questions may be alike and are answered apart: each disclosure is entered.
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
    maskedErrors: { isDev: false },
    graphiql: false,
    landingPage: false,
    plugins: () => [agenciesApart(patienceMs)],
  });
  await gateway.getSchema();
  const server = createServer(gateway);
  await listening(server, port, host);
  const address: AddressInfo | string | null = server.address();
  const open = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${open}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await gateway[Symbol.asyncDispose]();
    },
  };
}

function handedOn(headers: Headers | undefined): Record<string, string> {
  return Object.fromEntries(
    handed.flatMap((name) => {
      const value = headers?.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
