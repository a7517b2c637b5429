import type { HubError } from '../../errors.ts';

/** Where one subscription's events go: a WebSocket, an SSE response. */
export interface Sink {
  /** Sends an answer as JSON text; `cursor` is where to go on after it. */
  send(payload: string, cursor: () => string): void;
  /** Bytes that the client has not taken yet. */
  readonly pending: number;
  /** Settles when the client has taken what was sent, or is gone. */
  drained(): Promise<void>;
  /** Ends the subscription and says why; everything up to `cursor` has been sent. */
  end(reason: HubError, cursor: string): void;
}
