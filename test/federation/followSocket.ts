import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Asks a gateway over a WebSocket, and hands on the answers and errors as they come, until it is left. */
export function followSocket(
  url: string,
  token: string,
  query: string,
  take: (answer: unknown) => void,
): () => void {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  client.subscribe({ query }, { next: take, error: take, complete: () => {} });
  return () => void client.dispose();
}
