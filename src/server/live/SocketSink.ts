import type { WebSocket } from 'ws';
import type { HubError } from '../../errors.ts';
import type { Sink } from './Sink.ts';

/** One subscription on a socket, in frames of graphql-transport-ws. */
export class SocketSink implements Sink {
  readonly #socket: WebSocket;
  readonly #head: string;
  readonly #onReason: (reason: HubError, cursor: string) => void;
  #waiting: (() => void)[] = [];

  constructor(socket: WebSocket, id: string, onReason: (reason: HubError, cursor: string) => void) {
    this.#socket = socket;
    this.#head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#onReason = onReason;
  }

  /** The answer is JSON text already: only the frame is put around it. */
  send(payload: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(`${this.#head}${payload}}`, this.#written);
  }

  get pending(): number {
    return this.#socket.bufferedAmount;
  }

  drained(): Promise<void> {
    if (this.pending === 0 || this.#socket.readyState !== this.#socket.OPEN) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.once('close', resolve);
    });
  }

  end(reason: HubError, cursor: string): void {
    this.#onReason(reason, cursor);
  }

  readonly #written = (): void => {
    if (this.#waiting.length === 0 || this.pending > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  };
}
