import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { catalogue, HubError } from '../errors.ts';
import type { Reader } from '../policy/Reader.ts';
import type { Context, Services } from '../resolvers/Context.ts';
import { createContext } from '../resolvers/createContext.ts';
import { errandOf, statedIn } from '../resolvers/Errand.ts';
import { recordSecrets } from '../resolvers/publish/refuseSecrets.ts';
import type { Authenticate } from './identity/createAuthenticator.ts';
import { readJson } from './readJson.ts';

export interface GraphqlDoor {
  readonly apollo: ApolloServer<Context>;
  readonly services: Services;
  readonly authenticate: Authenticate;
  readonly report: (error: unknown, requestId?: string) => string;
}

/** Answers one GraphQL request over plain node:http (GraphQL over HTTP). */
export async function serveGraphql(
  door: GraphqlDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  response.setHeader('x-request-id', requestId);
  response.setHeader('cache-control', 'no-store');
  try {
    const { reader } = await door.authenticate(request.headers.authorization);
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    const errand = errandOf(reader, statedIn(request, 'HTTP'), door.services.presumesPurpose);
    const answer = await door.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: (request.method ?? 'GET').toUpperCase(),
        headers,
        search: searchOf(request.url ?? ''),
        body,
      },
      context: async () => createContext(door.services, reader, requestId, errand),
    });
    if (answer.status === 400) await refuseSecret(door, reader, body);
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === 'complete') {
      response.end(answer.body.string);
      return;
    }
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
  } catch (error) {
    refuse(response, error instanceof HubError ? error : internal(error, requestId, door));
  }
}

/** What failed before it came to a resolver is looked through here: it, too, may be a state secret. */
async function refuseSecret(
  { services }: GraphqlDoor,
  reader: Reader,
  content: unknown,
): Promise<void> {
  const found = await recordSecrets({ services, reader }, [{ feed: '', content }]);
  if (found > 0) throw new HubError('STATE_SECRET');
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

function internal(error: unknown, requestId: string, door: GraphqlDoor): HubError {
  return new HubError('INTERNAL', { requestId: door.report(error, requestId) });
}

/** Answers with an error of the catalogue, outside of any operation. */
export function refuse(response: ServerResponse, error: HubError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { http: _, ...extensions } = error.extensions;
  response.statusCode = catalogue[error.code].status;
  if (response.statusCode === 401) response.setHeader('www-authenticate', 'Bearer');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ errors: [{ message: error.message, extensions }] }));
}
