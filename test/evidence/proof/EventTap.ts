import { setTimeout as delay } from 'node:timers/promises';
import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import { WebSocket } from 'ws';
import { readEvents } from '../../../src/client/readEvents.ts';
import { at } from '../../fixtures/at.ts';
import { cellsTold } from './cellsTold.ts';
import type { EvidenceHub } from './EvidenceHub.ts';
import { count } from './LoggedCells.ts';
import { withTold } from './withTold.ts';

export type EventTransport = 'WEBSOCKET' | 'SSE' | 'WEBHOOK';

const againMs = 100;

/** One reader's subscription, taken up again whenever it ends, and all that it was ever told. */
export class EventTap {
  readonly login: string;
  readonly transport: EventTransport;
  readonly cells = new Set<string>();
  readonly unclear = new Set<string>();
  readonly changes = new Map<string, number>();
  /** News that came, and heartbeats. */
  news = 0;
  beats = 0;
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;

  constructor(
    schema: GraphQLSchema,
    of: { login: string; transport: EventTransport; query: string },
  ) {
    this.login = of.login;
    this.transport = of.transport;
    this.#schema = schema;
    this.#document = withTold(schema, of.query);
  }

  get text(): string {
    return print(this.#document);
  }

  take(body: unknown): void {
    const { cells, unclear } = cellsTold(this.#schema, this.#document, body);
    if (cells.size === 0) {
      this.beats += 1;
      return;
    }
    this.news += 1;
    for (const cell of cells) {
      this.cells.add(cell);
      if (/^Change:.*\./.test(cell)) count(this.changes, cell);
    }
    for (const cell of unclear) this.unclear.add(cell);
  }

  /** Follows until the signal, by WebSocket or SSE, also through the hub's end and return. */
  async follow(hub: Pick<EvidenceHub, 'url' | 'token'>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await (this.transport === 'SSE' ? this.#stream(hub, signal) : this.#socket(hub, signal));
      if (!signal.aborted) await delay(againMs);
    }
  }

  async #stream(hub: Pick<EvidenceHub, 'url' | 'token'>, signal: AbortSignal): Promise<void> {
    try {
      const response = await fetch(`${hub.url}/graphql/stream`, {
        method: 'POST',
        signal,
        headers: {
          authorization: `Bearer ${await hub.token(this.login)}`,
          'content-type': 'application/json',
          accept: 'text/event-stream',
        },
        body: JSON.stringify({ query: this.text }),
      });
      if (!response.body) return;
      for await (const { event, data } of readEvents(response.body)) {
        if (event === 'next') this.take(JSON.parse(data));
      }
    } catch {
      // The hub was killed, or the tap is closed.
    }
  }

  #socket(hub: Pick<EvidenceHub, 'url' | 'token'>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const socket = new WebSocket(
        `${hub.url.replace('http', 'ws')}/graphql`,
        'graphql-transport-ws',
      );
      const stop = () => socket.terminate();
      signal.addEventListener('abort', stop, { once: true });
      socket.on('error', () => undefined);
      socket.once('close', () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      socket.once('open', async () => {
        const authorization = `Bearer ${await hub.token(this.login)}`;
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
      });
      socket.on('message', (data) => {
        const message: unknown = JSON.parse(String(data));
        const type = at(message, 'type');
        if (type === 'next') this.take(at(message, 'payload'));
        if (type === 'ping') socket.send('{"type":"pong"}');
        if (type !== 'connection_ack') return;
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: this.text } }));
      });
    });
  }
}
