import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from '@graphql-tools/utils';
import type { Agency } from '../../src/codes/agencies.ts';
import { eventsIn } from './eventsIn.ts';
import type { Hearing } from './Hearing.ts';
import { isHubsAnswer } from './isHubsAnswer.ts';
import { unavailable } from './unavailable.ts';

/** A hub's stream of events; with each a new answer is begun, for which what it says beside is kept. */
export class HubEvents implements AsyncIterableIterator<ExecutionResult> {
  readonly #agency: Agency;
  readonly #hearing: Hearing;
  readonly #response: IncomingMessage;
  readonly #events: AsyncGenerator<unknown>;
  #over = false;

  constructor(agency: Agency, hearing: Hearing, response: IncomingMessage) {
    this.#agency = agency;
    this.#hearing = hearing;
    this.#response = response;
    this.#events = eventsIn(response);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A stream that breaks off ends with AGENCY_UNAVAILABLE; the last cursor says where to go on. */
  async next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#over) return done;
    const next = await this.#events.next().catch(() => ({ done: false, value: undefined }));
    // The client has left meanwhile.
    if (next.done || this.#over) return this.return();
    if (isHubsAnswer(next.value)) {
      this.#hearing.begin();
      this.#hearing.answers.add(this.#agency, next.value.extensions);
      // The gateway takes null for nothing new, and would tell the event before once more.
      return { done: false, value: { ...next.value, data: next.value.data ?? {} } };
    }
    this.#close();
    this.#hearing.begin();
    this.#hearing.answers.miss(this.#agency);
    return { done: false, value: { data: {}, errors: [unavailable(this.#agency)] } };
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#close();
    return done;
  }

  /** Cuts the stream now: the hub need not wait for its next event to learn that nobody listens. */
  #close(): void {
    this.#over = true;
    this.#response.destroy();
  }
}

const done = { done: true, value: undefined } as const;
