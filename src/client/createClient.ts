import {
  type ChangeEvent,
  type CursorStore,
  type Endpoint,
  type FollowFilter,
  type FollowOptions,
  follow,
} from './follow.ts';
import { get, StreamError, streamErrorOf } from './StreamError.ts';

export { type ChangeEvent, type CursorStore, type FollowFilter, type FollowOptions, StreamError };

export interface ClientOptions {
  /** Address of the hub, such as `https://hub.example`. */
  readonly url: string;
  readonly token: string | Endpoint['token'];
}

type Plain = Readonly<Record<string, unknown>>;

export interface Client {
  /** Answers a query or mutation. Throws a StreamError with the code of the first error. */
  query(document: string, variables?: Plain): Promise<Plain>;
  /** Publishes one record of a feed, such as `FilingDecision`; the same key again does it once. */
  publish(feed: string, input: Plain, idempotencyKey: string): Promise<Plain>;
  /** Changes as they happen, over disconnections and restarts. */
  follow(filter?: FollowFilter, options?: FollowOptions): AsyncGenerator<ChangeEvent>;
}

/** A client of the hub; it needs nothing but `fetch`. */
export function createClient({ url, token }: ClientOptions): Client {
  const endpoint: Endpoint = { url, token: typeof token === 'string' ? () => token : token };
  const query = async (document: string, variables: Plain = {}): Promise<Plain> => {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await endpoint.token()}`,
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const answer: unknown = await response.json();
    const data = get(answer, 'data');
    if (get(answer, 'errors') !== undefined || !isPlain(data)) {
      throw streamErrorOf(get(answer, 'errors'));
    }
    return data;
  };
  return {
    query,
    publish: async (feed, input, key) => {
      const document = `mutation ($input: ${feed}Input!, $key: String!) {
        receipt: publish${feed}(input: $input, idempotencyKey: $key) {
          recordId caseId hubCaseNo version enteredAt lateDays orphan replayed warnings { code field } } }`;
      const { receipt } = await query(document, { input, key });
      return isPlain(receipt) ? receipt : {};
    },
    follow: (filter = {}, options) => follow(endpoint, filter, options),
  };
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}
