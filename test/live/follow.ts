import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { at } from '../fixtures/at.ts';
import type { TestHub } from '../setup/testHub.ts';

/** What came out of one subscription of a stock graphql-ws client. */
export interface Followed {
  readonly answers: unknown[];
  readonly client: Client;
  /** How the socket was closed, once it was. */
  readonly closed: Promise<{ code: number; reason: string }>;
  /** What ended the subscription, once it has. */
  readonly ended: Promise<unknown>;
  /** The events that the predicate picks, once there are so many. */
  events(wanted: number, pick?: (event: unknown) => boolean): Promise<readonly unknown[]>;
}

export const stream = `subscription ($filter: ChangeFilter, $after: String) {
  event: changes(filter: $filter, after: $after) {
    id kind cursor feed recordId caseId record { id __typename hubCaseNo } } }`;

const waitMs = 15_000;

/** Subscribes with a stock client over a real socket; settled when the server has acknowledged. */
export async function follow(
  hub: TestHub,
  token: string,
  { query = stream, variables = {} }: { query?: string; variables?: object } = {},
): Promise<Followed> {
  const answers: unknown[] = [];
  const listeners = new Set<() => void>();
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  const ended = Promise.withResolvers<unknown>();
  const connected = Promise.withResolvers<void>();
  const client = createClient({
    url: `${hub.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    on: {
      connected: () => connected.resolve(),
      closed: (event) => {
        closed.resolve({ code: Number(at(event, 'code')), reason: String(at(event, 'reason')) });
        connected.resolve();
      },
    },
  });
  await connected.promise;
  client.subscribe(
    { query, variables: { ...variables } },
    {
      next: (answer) => {
        answers.push(answer);
        for (const tell of listeners) tell();
      },
      error: (error) => ended.resolve(error),
      complete: () => ended.resolve(undefined),
    },
  );
  const pickedBy = (pick: (event: unknown) => boolean) =>
    answers.map((answer) => at(answer, 'data.event')).filter(pick);
  return {
    answers,
    client,
    closed: closed.promise,
    ended: ended.promise,
    events: (wanted, pick = isNews) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          const news = JSON.stringify(pickedBy(isNews)).slice(0, 2_000);
          const failed = hub.failures.slice(0, 3).join('\n');
          reject(new Error(`${wanted} events were wanted, and came: ${news}\n${failed}`));
        }, waitMs);
        const look = () => {
          const found = pickedBy(pick);
          if (found.length < wanted) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
  };
}

/** Anything but a heartbeat. */
export function isNews(event: unknown): boolean {
  return at(event, 'kind') !== 'HEARTBEAT';
}

export function isHeartbeat(event: unknown): boolean {
  return !isNews(event);
}
