import type { IncomingMessage } from 'node:http';
import {
  createGraphQLError,
  type ExecutionRequest,
  type ExecutionResult,
  type Executor,
  memoize1,
} from '@graphql-tools/utils';
import { type DocumentNode, print } from 'graphql';
import { isAgency } from '../../src/codes/agencies.ts';
import { catalogue } from '../../src/errors.ts';
import type { Credentials } from '../../src/server/link/Credentials.ts';
import { HubLink } from '../../src/server/link/HubLink.ts';
import { routerHeader } from '../../src/server/routerCheck.ts';
import { hearingOf, type Patience } from './Hearing.ts';
import { HubEvents } from './HubEvents.ts';
import { handedOn } from './handedOn.ts';
import { isHubsAnswer } from './isHubsAnswer.ts';
import { lostAnswer } from './lostAnswer.ts';

export interface TransportOptions {
  readonly patience: Patience;
  /** By which the hubs know this router. */
  readonly routerToken: string | undefined;
  readonly credentials: Credentials | undefined;
}

/** What Hive says of the subgraph to be asked. */
interface Subgraph {
  readonly subgraphName: string;
  readonly transportEntry?: { readonly location?: string };
}

/** A publication that is given up may have been entered: it is waited for as long as can be. */
const mutationPatienceMs = 30_000;

/**
 * How the gateway asks the hub of an agency. An agency that cannot answer is answered for with
 * AGENCY_UNAVAILABLE, and what it says beside its data is kept for the whole answer.
 */
export function hubTransport(options: TransportOptions) {
  return {
    getSubgraphExecutor({ subgraphName, transportEntry: { location } = {} }: Subgraph): Executor {
      if (!isAgency(subgraphName) || location === undefined) {
        throw new Error(`${subgraphName} is no agency of the supergraph`);
      }
      const link = new HubLink(location, options.credentials);
      const execute = async (request: ExecutionRequest) => {
        const { operationType } = request;
        const lost = () => lostAnswer(subgraphName, request);
        const context: object = request.context ?? {};
        const hearing = hearingOf(context);
        if (operationType === 'subscription') {
          const stream = await follow(link, request, options).catch(() => undefined);
          return stream ? new HubEvents(subgraphName, hearing, stream) : lost();
        }
        if (operationType === 'query' && hearing.answers.misses(subgraphName)) return lost();
        const left = operationType === 'query' ? hearing.leftMs(options.patience) : undefined;
        const result = await ask(link, request, options, left).catch(() => undefined);
        if (result === undefined) {
          hearing.answers.miss(subgraphName);
          return lost();
        }
        if (cannot(result)) hearing.answers.miss(subgraphName);
        hearing.answers.add(subgraphName, result.extensions);
        return result;
      };
      // Hive calls it with the type that the caller wants, which is the caller's word.
      return Object.assign(execute as Executor, { [Symbol.dispose]: () => link.close() });
    },
  };
}

/** What the hub answers, undefined if it is nothing that a hub says. */
async function ask(
  link: HubLink,
  request: ExecutionRequest,
  options: TransportOptions,
  timeoutMs = mutationPatienceMs,
): Promise<ExecutionResult | undefined> {
  const headers = headersOf(request, options, 'application/json');
  const { text } = await link.ask({ method: 'POST', headers, body: bodyOf(request), timeoutMs });
  const result: unknown = JSON.parse(text);
  if (!isHubsAnswer(result)) return undefined;
  // An error that is none to the gateway would be masked.
  const errors = result.errors?.map(({ message, path, extensions }) =>
    createGraphQLError(message, { path, extensions }),
  );
  return { ...result, ...(errors && { errors }) };
}

function follow(
  link: HubLink,
  request: ExecutionRequest,
  options: TransportOptions,
): Promise<IncomingMessage> {
  const headers = headersOf(request, options, 'text/event-stream');
  const timeoutMs = options.patience.firstMs;
  const sent = { method: 'POST', headers, body: bodyOf(request), timeoutMs } as const;
  return link.open(sent);
}

function headersOf(
  { context }: ExecutionRequest,
  { routerToken }: TransportOptions,
  accept: string,
) {
  return {
    ...handedOn(context?.headers ?? {}),
    ...(routerToken !== undefined && { [routerHeader]: routerToken }),
    'content-type': 'application/json',
    accept,
  };
}

function bodyOf({ document, variables = {}, operationName }: ExecutionRequest): string {
  const name =
    operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return `{"query":${printed(document)},"variables":${JSON.stringify(variables)}${name}}`;
}

/** A plan is kept for a document, and with it the documents that it asks of the hubs. */
const printed = memoize1((document: DocumentNode) => JSON.stringify(print(document)));

/** Whether the hub says that it cannot answer now: its part is missing as if it were silent. */
function cannot({ errors = [] }: ExecutionResult): boolean {
  return errors.some(({ extensions }) => unable.has(String(extensions?.code)));
}

const unable = new Set(
  Object.entries(catalogue).flatMap(([code, { status }]) => (status === 503 ? [code] : [])),
);
