import type { ServerResponse } from 'node:http';
import type { HubError } from '../../errors.ts';
import type { Sink } from './Sink.ts';
import { shownError } from './shownErrors.ts';

/** One subscription as server-sent events; the id of each is its cursor. */
export class ResponseSink implements Sink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  send(payload: string, cursor: () => string): void {
    if (this.#response.destroyed || this.#response.writableEnded) return;
    this.#response.write(`id: ${cursor()}\nevent: next\ndata: ${payload}\n\n`);
  }

  get pending(): number {
    return this.#response.destroyed ? 0 : this.#response.writableLength;
  }

  drained(): Promise<void> {
    if (this.pending === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#response.off('drain', done).off('close', done);
        resolve();
      };
      this.#response.once('drain', done).once('close', done);
    });
  }

  /** A client that is to come again finds the connection cut; one that must not, a last word. */
  end(reason: HubError, cursor: string): void {
    if (reason.code === 'SLOW_SUBSCRIBER') {
      this.#response.destroy();
      return;
    }
    if (reason.code !== 'SHUTTING_DOWN') {
      this.send(JSON.stringify({ errors: [shownError(reason, { cursor })] }), () => cursor);
      this.#response.write('event: complete\ndata:\n\n');
    }
    this.#response.end();
  }
}
