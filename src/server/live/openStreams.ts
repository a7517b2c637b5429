import type { IncomingMessage, ServerResponse } from 'node:http';
import { catalogue, HubError } from '../../errors.ts';
import { statedIn } from '../../resolvers/Errand.ts';
import { readBody } from '../readBody.ts';
import type { Live } from './Live.ts';
import { ResponseSink } from './ResponseSink.ts';
import { requestOf } from './readMessage.ts';
import { Session } from './Session.ts';
import type { Subscriber } from './Subscriber.ts';
import { shownErrors } from './shownErrors.ts';

export interface Streams {
  /** Answers a request with a stream of events (GraphQL over SSE, distinct connections). */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
}

/** Subscriptions over plain HTTP, for clients and proxies that know no WebSocket. */
export function openStreams(
  live: Live,
  isAllowedOrigin: (request: IncomingMessage) => boolean,
): Streams {
  const open = new Set<Subscriber>();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let subscriber: Subscriber | undefined;
    let session: Session | undefined;
    response.once('close', () => {
      subscriber?.stop();
      session?.close();
    });
    try {
      if (!isAllowedOrigin(request)) {
        throw new HubError('FORBIDDEN', { remedy: 'This origin may not follow changes.' });
      }
      session = await Session.open({
        live,
        authorization: request.headers.authorization,
        stated: statedIn(request, 'SSE'),
        onEnd: (reason) => subscriber?.end(reason),
      });
      const asked = await readRequest(request);
      const given = request.headers['last-event-id'];
      const lastEventId = typeof given === 'string' && given !== '' ? given : undefined;
      const sink = new ResponseSink(response);
      const question = { ...asked, lastEventId };
      const onEnd = () => {
        if (subscriber !== undefined) open.delete(subscriber);
      };
      subscriber = await live.subscribe(session, question, { sink, onEnd });
      if (response.destroyed) return subscriber.stop();
      open.add(subscriber);
      begin(response);
    } catch (error) {
      session?.close();
      refuse(response, error, live);
    }
  };
  return {
    serve,
    close: () => {
      for (const subscriber of open) subscriber.end(new HubError('SHUTTING_DOWN'));
    },
  };
}

function begin(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  // The client learns that the stream is open before anything has happened.
  response.write(':\n\n');
}

async function readRequest(request: IncomingMessage) {
  const { searchParams } = new URL(request.url ?? '', 'http://hub');
  const variables = searchParams.get('variables');
  const asked =
    request.method === 'POST'
      ? parse(await readBody(request))
      : {
          query: searchParams.get('query'),
          operationName: searchParams.get('operationName'),
          variables: variables === null ? undefined : parse(variables),
        };
  const found = requestOf(asked);
  if (found === undefined) throw new HubError('BAD_REQUEST', { what: 'it holds no query' });
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HubError('BAD_REQUEST', { what: 'it is not JSON' }, cause);
  }
}

function refuse(response: ServerResponse, error: unknown, live: Live): void {
  if (response.headersSent) return void response.destroy();
  const errors = shownErrors(error, live.parts.report);
  response.statusCode = error instanceof HubError ? catalogue[error.code].status : 400;
  if (response.statusCode === 401) response.setHeader('www-authenticate', 'Bearer');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ errors }));
}
