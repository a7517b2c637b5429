import { isDeepStrictEqual } from 'node:util';
import { HubError } from '../../errors.ts';
import type { Reader } from '../../policy/Reader.ts';
import type { ReaderRegistry } from '../identity/createReaderRegistry.ts';

/** The registry keeps its answers a second; with this the change is heeded within two. */
const lookMs = 400;
/** Rights that were not confirmed for so long are asked for before anything is sent; with the registry's second, less than two. */
const longestUnconfirmedMs = 800;

interface Heed {
  /** Called once when the reader is no longer what it was. */
  readonly onChange: () => void;
  /** Called when all that changed is what its organ was granted. */
  readonly onGrants: (reader: Reader) => void;
}

type Watcher = Heed & { reader: Reader };

/** Follows the rights of all who follow changes: whoever has others now is told at once. */
export class RightsWatch {
  readonly #registry: ReaderRegistry;
  readonly #watchers = new Set<Watcher>();
  readonly #timer: NodeJS.Timeout;
  #confirmedAt = performance.now();
  #looking: Promise<void> | undefined;

  constructor(registry: ReaderRegistry) {
    this.#registry = registry;
    this.#timer = setInterval(() => void this.#look().catch(() => undefined), lookMs);
  }

  /** Tells of changes of the reader until the result is called. */
  watch(reader: Reader, heed: Heed): () => void {
    const watcher = { ...heed, reader };
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Settles when all rights are confirmed to be those of the last moments. Throws if they can't be. */
  async confirm(): Promise<void> {
    if (performance.now() - this.#confirmedAt > longestUnconfirmedMs) await this.#look();
  }

  /** Settles when all have been told of rights that changed before the call. */
  async refresh(): Promise<void> {
    this.#registry.forget();
    await this.#looking?.catch(() => undefined);
    await this.#look();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#watchers.clear();
  }

  #look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookNow(): Promise<void> {
    const begun = performance.now();
    const logins = [...new Set([...this.#watchers].map(({ reader }) => reader.login))];
    const found = await Promise.all(
      logins.map((login) => this.#registry.find(login).catch((error: unknown) => error)),
    );
    const now = new Map(logins.map((login, index) => [login, found[index]]));
    if (found.some(isOutage)) throw new HubError('DATABASE_UNAVAILABLE');
    this.#confirmedAt = begun;
    for (const watcher of this.#watchers) {
      const { login } = watcher.reader;
      const reader = now.get(login);
      if (!now.has(login) || isDeepStrictEqual(reader, watcher.reader)) continue;
      if (isReader(reader) && isSameBut(reader, watcher.reader)) {
        watcher.reader = reader;
        watcher.onGrants(reader);
      } else if (this.#watchers.delete(watcher)) {
        watcher.onChange();
      }
    }
  }
}

function isOutage(found: unknown): boolean {
  return found instanceof HubError && found.code === 'DATABASE_UNAVAILABLE';
}

function isReader(found: unknown): found is Reader {
  return typeof found === 'object' && found !== null && !(found instanceof Error);
}

function isSameBut(reader: Reader, before: Reader): boolean {
  return isDeepStrictEqual({ ...reader, granted: [] }, { ...before, granted: [] });
}
