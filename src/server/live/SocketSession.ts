import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { HubError } from '../../errors.ts';
import { statedIn } from '../../resolvers/Errand.ts';
import { closeCode } from './closeCodes.ts';
import type { Live } from './Live.ts';
import { type ClientMessage, readMessage } from './readMessage.ts';
import { Session } from './Session.ts';
import { SocketSink } from './SocketSink.ts';
import type { Subscriber } from './Subscriber.ts';
import { shownErrors } from './shownErrors.ts';

/** One socket that speaks graphql-transport-ws: only subscriptions run over it. */
export class SocketSession {
  readonly #socket: WebSocket;
  readonly #live: Live;
  readonly #request: IncomingMessage;
  /** Undefined while a subscription is being read. */
  readonly #subscribers = new Map<string, Subscriber | undefined>();
  #session: Session | undefined;
  #initialised = false;
  #ending = false;
  #idle: NodeJS.Timeout;

  constructor(socket: WebSocket, live: Live, request: IncomingMessage) {
    this.#socket = socket;
    this.#live = live;
    this.#request = request;
    const { initTimeoutMs } = live.parts.limits;
    this.#idle = setTimeout(
      () => socket.close(4408, 'Connection initialisation timeout'),
      initTimeoutMs,
    );
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : String(data)));
    socket.on('close', () => this.#release());
    socket.on('error', () => socket.terminate());
  }

  /** Ends every subscription with its cursor, then the socket with the reason. */
  end(reason: HubError, cursor?: string): void {
    if (this.#ending) return;
    this.#ending = true;
    const open = [...this.#subscribers.values()].filter((one) => one !== undefined);
    const [only, ...others] = open;
    const known = cursor ?? (others.length === 0 ? only?.cursor : undefined);
    for (const subscriber of open) subscriber.end(reason);
    const text = JSON.stringify({ code: reason.code, ...(known && { cursor: known }) });
    this.#socket.close(closeCode(reason.code), text);
    const { farewellMs } = this.#live.parts.limits;
    setTimeout(() => this.#socket.terminate(), farewellMs).unref();
  }

  #release(): void {
    this.#ending = true;
    clearTimeout(this.#idle);
    for (const subscriber of this.#subscribers.values()) subscriber?.stop();
    this.#subscribers.clear();
    this.#session?.close();
  }

  #receive(text: string): void {
    if (this.#ending) return;
    const message = readMessage(text);
    if (message === undefined) {
      this.#socket.close(4400, 'Invalid message');
      return;
    }
    this.#answer(message).catch((error: unknown) => {
      this.#live.parts.report(error);
      this.#socket.close(4500, 'Internal error');
    });
  }

  async #answer(message: ClientMessage): Promise<void> {
    switch (message.type) {
      case 'connection_init':
        return this.#init(message);
      case 'subscribe':
        return this.#subscribe(message);
      case 'complete':
        this.#subscribers.get(message.id)?.stop();
        this.#subscribers.delete(message.id);
        this.#rest();
        return;
      case 'ping':
        return this.#pong(message.authorization);
      case 'pong':
    }
  }

  async #init({
    authorization,
    purpose,
  }: Extract<ClientMessage, { type: 'connection_init' }>): Promise<void> {
    if (this.#initialised) {
      this.#socket.close(4429, 'Too many initialisation requests');
      return;
    }
    this.#initialised = true;
    try {
      const session = await Session.open({
        live: this.#live,
        authorization: authorization ?? this.#request.headers.authorization,
        stated: { ...statedIn(this.#request, 'WEBSOCKET'), ...(purpose && { purpose }) },
        onEnd: (reason) => this.end(reason),
      });
      if (this.#ending) return session.close();
      this.#session = session;
      this.#rest();
      this.#send({ type: 'connection_ack' });
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.end(error);
    }
  }

  /** A ping may bring a newer token, under which the socket goes on. */
  async #pong(authorization: string | undefined): Promise<void> {
    if (authorization === undefined || this.#session === undefined) {
      this.#send({ type: 'pong' });
      return;
    }
    try {
      this.#send({
        type: 'pong',
        payload: { expiresAt: await this.#session.renew(authorization) },
      });
    } catch (error) {
      this.#send({ type: 'pong', payload: { errors: this.#shown(error) } });
    }
  }

  async #subscribe({ id, payload }: Extract<ClientMessage, { type: 'subscribe' }>): Promise<void> {
    const { subscriptionsPerSocket: limit } = this.#live.parts.limits;
    if (this.#session === undefined) return this.#socket.close(4401, 'Unauthorized');
    if (this.#subscribers.has(id)) {
      return this.#socket.close(4409, `Subscriber for ${id} already exists`);
    }
    clearTimeout(this.#idle);
    try {
      if (this.#subscribers.size >= limit) {
        throw new HubError('TOO_MANY_STREAMS', { what: 'subscriptions on one socket', limit });
      }
      this.#subscribers.set(id, undefined);
      const sink = new SocketSink(this.#socket, id, (reason, cursor) => this.end(reason, cursor));
      const onEnd = () => this.#subscribers.delete(id);
      const taken = await this.#live.subscribe(this.#session, payload, { sink, onEnd });
      // The client may have left while its subscription was read.
      if (this.#ending || !this.#subscribers.has(id)) taken.stop();
      else this.#subscribers.set(id, taken);
    } catch (error) {
      if (this.#subscribers.get(id) === undefined) this.#subscribers.delete(id);
      this.#send({ type: 'error', id, payload: this.#shown(error) });
      this.#rest();
    }
  }

  /** A socket that nobody uses is not kept. */
  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#subscribers.size > 0 || this.#ending) return;
    this.#idle = setTimeout(() => this.#socket.close(4410, 'Idle'), this.#live.parts.limits.idleMs);
  }

  #shown(error: unknown) {
    return shownErrors(error, this.#live.parts.report);
  }

  #send(message: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}
