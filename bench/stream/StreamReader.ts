import { setTimeout as delay } from 'node:timers/promises';
import { createClient, StreamError } from '../../src/client/createClient.ts';

export interface ReaderOptions {
  readonly name: string;
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly after: string;
  /** How long the handling of an event takes. */
  readonly handleMs: number;
  /** How long it stays connected before it leaves and comes again. */
  readonly stayMs: number;
}

/** A partner that follows, and the record of what it was told. */
export class StreamReader {
  readonly options: ReaderOptions;
  readonly told: { readonly kind: string; readonly id: string }[] = [];
  endedBy: string | undefined;
  endedAt = 0;
  lastAt = 0;
  readonly #leave = new AbortController();
  readonly #running: Promise<void>;
  #cursor: string;

  constructor(options: ReaderOptions) {
    this.options = options;
    this.#cursor = options.after;
    this.#running = this.#follow();
  }

  async stop(): Promise<void> {
    this.#leave.abort();
    await this.#running;
  }

  async #follow(): Promise<void> {
    const { url, token, handleMs, stayMs } = this.options;
    const store = {
      load: async () => this.#cursor,
      save: async (cursor: string) => {
        this.#cursor = cursor;
      },
    };
    while (!this.#leave.signal.aborted) {
      const stay = AbortSignal.timeout(stayMs);
      const signal = AbortSignal.any([this.#leave.signal, stay]);
      try {
        const client = createClient({ url, token });
        for await (const event of client.follow(
          { feeds: ['EnvironmentalViolation'] },
          { store, signal },
        )) {
          this.told.push({ kind: event.kind, id: event.recordId ?? '' });
          this.lastAt = Date.now();
          if (handleMs > 0) await delay(handleMs);
        }
      } catch (error) {
        this.endedBy = error instanceof StreamError ? error.code : String(error);
        this.endedAt = Date.now();
        return;
      }
    }
  }
}
