import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Credentials } from './link/Credentials.ts';

export interface Listener {
  readonly server: Server;
  /** Takes nothing new in, answers what has come in, and settles when all connections are closed. */
  close(): Promise<void>;
}

/** How long a request may take to arrive. */
const requestTimeoutMs = 60_000;
/** Longer than routers and balancers keep a connection, so that they close it and never meet it closed. */
const keepAliveTimeoutMs = 75_000;
const sweepMs = 50;

/** The hub's listener; over TLS with a certificate, and for known clients only with a `ca`. */
export function openListener(credentials: Credentials | undefined): Listener {
  const options = { requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveTimeoutMs };
  const server = credentials
    ? createSecureServer({
        ...options,
        ...credentials,
        minVersion: 'TLSv1.2',
        requestCert: credentials.ca !== undefined,
        rejectUnauthorized: true,
      })
    : createServer(options);
  return {
    server,
    close: async () => {
      // Connections that fall idle later would be kept for their whole time.
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearInterval(sweep);
    },
  };
}
