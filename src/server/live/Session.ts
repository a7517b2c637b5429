import { HubError } from '../../errors.ts';
import type { Reader } from '../../policy/Reader.ts';
import { type Errand, errandOf, type StatedErrand } from '../../resolvers/Errand.ts';
import type { Live } from './Live.ts';

export interface SessionOptions {
  readonly live: Live;
  readonly authorization: string | undefined;
  /** What the connection says of itself: its headers and its far end. */
  readonly stated: StatedErrand;
  /** Called once when the session must end; nothing is to be sent after. */
  readonly onEnd: (reason: HubError) => void;
}

/** The longest that a timer can wait. */
const longestTimerMs = 2 ** 31 - 1;

/** Who follows over one connection, for as long as its token and its rights hold. */
export class Session {
  readonly errand: Errand;
  #reader: Reader;
  readonly #options: SessionOptions;
  readonly #leave: () => void;
  readonly #unwatch: () => void;
  readonly #followers = new Set<(reader: Reader) => void>();
  #expiry: NodeJS.Timeout;

  private constructor(
    options: SessionOptions,
    { reader, errand, expiresAt }: { reader: Reader; errand: Errand; expiresAt: number },
  ) {
    this.#reader = reader;
    this.#options = options;
    this.errand = errand;
    this.#leave = options.live.admit(reader);
    this.#unwatch = options.live.parts.rights.watch(reader, {
      onChange: () => options.onEnd(new HubError('RIGHTS_CHANGED')),
      onGrants: (now) => {
        this.#reader = now;
        for (const tell of this.#followers) tell(now);
      },
    });
    this.#expiry = this.#expireAt(expiresAt);
  }

  /** Throws the HubError that says why its bearer may not follow. */
  static async open(options: SessionOptions): Promise<Session> {
    const { authenticate, services } = options.live.parts;
    const { reader, expiresAt } = await authenticate(options.authorization);
    const errand = errandOf(reader, options.stated, services.presumesPurpose);
    if (errand.caseId !== undefined) {
      throw new HubError('BAD_PURPOSE', { what: 'one case is followed by caseChanges' });
    }
    return new Session(options, { reader, errand, expiresAt });
  }

  /** The reader as it is now. */
  get reader(): Reader {
    return this.#reader;
  }

  /** Calls `tell` with the reader whenever its organ is granted something or no longer is. */
  onGrants(tell: (reader: Reader) => void): () => void {
    this.#followers.add(tell);
    return () => this.#followers.delete(tell);
  }

  /** Goes on under a newer token of the same reader. Throws if it is of another, or does not hold. */
  async renew(authorization: string): Promise<number> {
    const { authenticate } = this.#options.live.parts;
    const { reader, expiresAt } = await authenticate(authorization);
    if (reader.login !== this.reader.login) throw new HubError('UNAUTHENTICATED');
    clearTimeout(this.#expiry);
    this.#expiry = this.#expireAt(expiresAt);
    return expiresAt;
  }

  close(): void {
    clearTimeout(this.#expiry);
    this.#unwatch();
    this.#leave();
  }

  #expireAt(expiresAt: number): NodeJS.Timeout {
    const leftMs = Math.min(expiresAt - Date.now(), longestTimerMs);
    return setTimeout(() => this.#options.onEnd(new HubError('TOKEN_EXPIRED')), leftMs);
  }
}
