import { createServer, type IncomingHttpHeaders } from 'node:http';
import { at } from '../fixtures/at.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The event, or undefined for a challenge. */
  readonly event: unknown;
}

/** An address that takes webhooks: answers challenges, and events as `answer` says. */
export async function openReceiver(
  answer: (
    received: Received,
    count: number,
  ) => number | { location: string } | Promise<number> = () => 204,
) {
  const all: Received[] = [];
  const events: Received[] = [];
  let tell = () => {};
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const told: unknown = JSON.parse(body);
    const received = { headers: request.headers, body, event: at(told, 'data.event') };
    all.push(received);
    if (at(told, 'type') === 'verification') {
      response.end(String(at(told, 'data.challenge')));
    } else {
      events.push(received);
      const said = await answer(received, events.length);
      if (typeof said === 'number') response.statusCode = said;
      else response.writeHead(302, said);
      response.end();
    }
    tell();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/changes`,
    port,
    /** Everything that came, challenges too. */
    all,
    /** The events that came, once there are so many. */
    events: async (wanted: number): Promise<readonly Received[]> => {
      while (events.length < wanted) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
      return events;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
