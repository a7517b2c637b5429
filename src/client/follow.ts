import { readEvents } from './readEvents.ts';
import { get, StreamError, streamErrorOf } from './StreamError.ts';

/** What happened in a case; `record` and `case` hold what `select` asked for. */
export interface ChangeEvent {
  readonly id: string;
  readonly cursor: string;
  readonly kind: string;
  readonly feed: string | null;
  readonly recordId: string | null;
  readonly caseId: string | null;
  readonly partyId: string | null;
  readonly changedAt: string | null;
  readonly record?: Readonly<Record<string, unknown>> | null;
  readonly case?: Readonly<Record<string, unknown>> | null;
}

/** Keeps a cursor over restarts. */
export interface CursorStore {
  load(): Promise<string | undefined>;
  save(cursor: string): Promise<void>;
}

export interface FollowFilter {
  readonly feeds?: readonly string[];
  readonly divisions?: readonly string[];
  readonly cases?: readonly string[];
  readonly kinds?: readonly string[];
}

export interface FollowOptions {
  /** Begins after this cursor; the store's comes first. Without either: now. */
  readonly after?: string;
  readonly store?: CursorStore;
  /** More fields of the event, such as `record { id ... on Judgment { months } }`. */
  readonly select?: string;
  readonly signal?: AbortSignal;
}

export interface Endpoint {
  readonly url: string;
  /** Gives a token that holds, each time that one is needed. */
  readonly token: () => string | Promise<string>;
}

/** Refusals that another attempt can't mend. */
const final = new Set([
  'BAD_CURSOR',
  'CURSOR_EXPIRED',
  'RIGHTS_CHANGED',
  'READER_UNKNOWN',
  'READER_INACTIVE',
  'FORBIDDEN',
  'BAD_REQUEST',
  'BAD_FILTER',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);
const longestWaitMs = 10_000;
/** Heartbeats come more often: a stream that is silent for so long is dead. */
const longestSilenceMs = 45_000;
const mostRemembered = 2_000;

/**
 * Follows changes for as long as it is iterated: reconnects with jitter, goes on after the last
 * event, leaves repetitions out. An event's cursor is stored once the next event is asked for, so
 * an event whose handling failed comes again. Throws a StreamError that another attempt can't mend.
 */
export async function* follow(
  endpoint: Endpoint,
  filter: FollowFilter,
  { after, store, select = '', signal }: FollowOptions = {},
): AsyncGenerator<ChangeEvent> {
  const query = `subscription ($filter: ChangeFilter) { event: changes(filter: $filter) {
    id cursor kind feed recordId caseId partyId changedAt ${select} } }`;
  const seen = new Set<string>();
  let cursor = (await store?.load()) ?? after;
  for (let failures = 0; !signal?.aborted; failures += 1) {
    try {
      for await (const event of connect(
        endpoint,
        { query, variables: { filter } },
        cursor,
        signal,
      )) {
        failures = 0;
        if (event.kind !== 'HEARTBEAT' && !seen.has(event.id)) {
          remember(seen, event.id);
          yield event;
        }
        cursor = event.cursor;
        await store?.save(cursor);
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof StreamError && final.has(error.code)) throw error;
    }
    if (!signal?.aborted) await pause(failures);
  }
}

async function* connect(
  { url, token }: Endpoint,
  body: object,
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<ChangeEvent> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), longestSilenceMs);
  try {
    const response = await fetch(new URL('/graphql/stream', url), {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: `Bearer ${await token()}`,
        ...(cursor !== undefined && { 'last-event-id': cursor }),
      },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    if (!response.ok || response.body === null) {
      throw streamErrorOf(get(await response.json(), 'errors'));
    }
    for await (const { event, data } of readEvents(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), longestSilenceMs);
      if (event !== 'next') continue;
      const answer: unknown = JSON.parse(data);
      if (get(answer, 'errors') !== undefined) throw streamErrorOf(get(answer, 'errors'));
      const told = get(get(answer, 'data'), 'event');
      if (isChangeEvent(told)) yield told;
    }
  } finally {
    clearTimeout(timer);
  }
}

function isChangeEvent(value: unknown): value is ChangeEvent {
  return typeof get(value, 'id') === 'string' && typeof get(value, 'cursor') === 'string';
}

function remember(seen: Set<string>, id: string): void {
  seen.add(id);
  if (seen.size <= mostRemembered) return;
  for (const oldest of seen) {
    seen.delete(oldest);
    return;
  }
}

/** Longer after each failure, and never all clients at once. */
function pause(failures: number): Promise<void> {
  const most = Math.min(100 * 2 ** failures, longestWaitMs);
  return new Promise((resolve) => {
    setTimeout(resolve, most * (0.5 + Math.random() / 2));
  });
}
