import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from '@graphql-tools/utils';
import type { Agency } from '../../src/codes/agencies.ts';
import type { Answers } from './Answers.ts';
import { eventsIn } from './eventsIn.ts';
import { isHubsAnswer } from './isHubsAnswer.ts';
import { unavailable } from './unavailable.ts';

/** A hub's stream of events. What it says beside each is kept for the answer that carries it. */
export class HubEvents implements AsyncIterableIterator<ExecutionResult> {
  readonly #agency: Agency;
  readonly #answers: Answers;
  readonly #response: IncomingMessage;
  readonly #events: AsyncGenerator<unknown>;
  #over = false;

  constructor(agency: Agency, answers: Answers, response: IncomingMessage) {
    this.#agency = agency;
    this.#answers = answers;
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
      this.#answers.add(this.#agency, next.value.extensions);
      return { done: false, value: next.value };
    }
    this.#close();
    this.#answers.miss(this.#agency);
    return { done: false, value: { data: null, errors: [unavailable(this.#agency)] } };
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
