import { setTimeout as delay } from 'node:timers/promises';
import { claimServer, type ServerClaim } from './claimServer.ts';

const rejoinTries = 150;

/**
 * This process among those that use a running server. Whoever leaves last is told to stop it.
 */
export class Presence {
  readonly #url: string;
  #claim: ServerClaim;
  #leaving = false;

  private constructor(url: string, claim: ServerClaim) {
    this.#url = url;
    this.#claim = this.#watched(claim);
  }

  /** Nothing means that the server is being stopped. Throws as the driver does. */
  static async join(url: string): Promise<Presence | undefined> {
    const claim = await claimServer(url);
    return claim && new Presence(url, claim);
  }

  /** Says whether nobody else is left; then nobody can join until `close`. */
  async leave(): Promise<boolean> {
    this.#leaving = true;
    // A connection that broke means a server that is gone, and there is nothing left to stop.
    return this.#claim.turnExclusive().catch(() => false);
  }

  close(): void {
    this.#leaving = true;
    this.#claim.drop();
  }

  #watched(claim: ServerClaim): ServerClaim {
    claim.onLost(() => void this.#rejoin());
    return claim;
  }

  /** When a backend crashes, PostgreSQL drops every connection and comes back; so do we. */
  async #rejoin(): Promise<void> {
    for (let tries = 0; tries < rejoinTries && !this.#leaving; tries += 1) {
      await delay(200, undefined, { ref: false });
      const claim = await claimServer(this.#url).catch(() => undefined);
      if (claim === undefined) continue;
      this.#claim = this.#watched(claim);
      if (this.#leaving) claim.drop();
      return;
    }
  }
}
