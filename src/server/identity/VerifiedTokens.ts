/** What a token that holds says: who asks, and until when (in milliseconds since 1970). */
export interface VerifiedToken {
  readonly login: string;
  readonly expiresAt: number;
}

/** So long a token is believed without looking at its signature: then the issuer's keys count anew. */
const keptMs = 10 * 60_000;

/** A bounded memory of tokens whose signature was checked, by digest: no usable token is kept. */
export class VerifiedTokens {
  readonly #kept = new Map<string, { token: VerifiedToken; keptUntil: number }>();
  readonly #limit: number;

  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  find(digest: string): VerifiedToken | undefined {
    const found = this.#kept.get(digest);
    if (found === undefined) return undefined;
    if (performance.now() < found.keptUntil && Date.now() < found.token.expiresAt) {
      return found.token;
    }
    this.#kept.delete(digest);
    return undefined;
  }

  /** Keeps a token; the one that was kept longest gives way. */
  keep(digest: string, token: VerifiedToken): void {
    this.#kept.delete(digest);
    this.#kept.set(digest, { token, keptUntil: performance.now() + keptMs });
    if (this.#kept.size <= this.#limit) return;
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest);
      return;
    }
  }
}
