import { Answers } from './Answers.ts';

/** How long an answer waits for the agencies. */
export interface Patience {
  /** For those that are asked at once. */
  readonly firstMs: number;
  /** For those that can only be asked later, at least. */
  readonly laterMs: number;
  /** For the answer as a whole. */
  readonly wholeMs: number;
}

/** What one answer has heard of the agencies, from when it was begun. */
export class Hearing {
  #answers = new Answers();
  #begunAt = performance.now();

  get answers(): Answers {
    return this.#answers;
  }

  /** Each event of a stream is an answer of its own, with nothing of those before. */
  begin(): void {
    this.#answers = new Answers();
    this.#begunAt = performance.now();
  }

  /** How long it may still wait for an agency. */
  leftMs({ firstMs, laterMs, wholeMs }: Patience): number {
    const spent = performance.now() - this.#begunAt;
    return Math.max(1, Math.min(wholeMs, Math.max(firstMs, spent + laterMs)) - spent);
  }
}

const hearings = new WeakMap<object, Hearing>();

/** The hearing of the operation that runs with this context. */
export function hearingOf(context: object): Hearing {
  const known = hearings.get(context) ?? new Hearing();
  hearings.set(context, known);
  return known;
}

export function isHeard(context: object): boolean {
  return hearings.has(context);
}
