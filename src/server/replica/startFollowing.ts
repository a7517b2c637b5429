import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Agency } from '../../codes/agencies.ts';
import type { Registry } from '../../policy/Registry.ts';
import type { HubLink } from '../link/HubLink.ts';
import type { Followed, Parcel } from './Parcel.ts';
import { takeIn } from './takeIn.ts';

interface Peer {
  readonly source: Agency;
  readonly link: HubLink;
  readonly token: string;
}

interface FollowOptions {
  readonly admin: Pool;
  readonly registry: Registry;
  readonly peer: Peer;
  /** Told when rows came in. */
  readonly onTaken: () => void;
  readonly report: (error: unknown) => void;
}

/** How far this hub has followed a peer. */
export interface Lag {
  readonly source: Agency;
  /** Changes that the peer has and this hub has not, as far as it knows. */
  readonly behind: number;
  /** Since when, in milliseconds, something may be missing here. */
  readonly sinceMs: number;
}

export interface Following {
  lag(): Lag;
  stop(): Promise<void>;
}

/** How soon a peer is asked again that had nothing new. */
const askEveryMs = 500;
const answerMs = 10_000;

/** Follows a peer's change log until it is stopped; a peer that does not answer is asked again. */
export function startFollowing(options: FollowOptions): Following {
  const { peer, onTaken, report } = options;
  const stopped = new AbortController();
  let place: Followed | undefined;
  let behind = Number.POSITIVE_INFINITY;
  let freshAt = Number.NEGATIVE_INFINITY;
  // One line for an outage, not one for each attempt to end it.
  let ill = false;

  const step = async (): Promise<boolean> => {
    const askedAt = performance.now();
    place ??= await standing(options);
    const parcel = await fetchParcel(peer, place);
    const epoch = place.epoch;
    if (parcel.to > parcel.from || parcel.epoch !== epoch) {
      place = await takeIn(options.admin, options.registry, parcel);
      onTaken();
    }
    behind = Math.max(0, parcel.head - place.position);
    if (behind === 0) freshAt = askedAt;
    ill = false;
    return behind === 0;
  };

  const running = (async () => {
    while (!stopped.signal.aborted) {
      const done = await step().catch((error: unknown) => {
        if (!ill && !stopped.signal.aborted) report(error);
        ill = true;
        // Another node may have taken it in meanwhile.
        place = undefined;
        return true;
      });
      if (done)
        await delay(askEveryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();

  return {
    lag: () => ({ source: peer.source, behind, sinceMs: performance.now() - freshAt }),
    stop: async () => {
      stopped.abort();
      peer.link.close();
      await running;
    },
  };
}

async function standing({ admin, peer }: FollowOptions): Promise<Followed> {
  const { rows } = await admin.query<{ position: number; epoch: number }>(
    `SELECT position::float8 AS position, epoch::float8 AS epoch
     FROM coordination.replica WHERE source = $1`,
    [peer.source],
  );
  return rows[0] ?? { position: 0, epoch: 0 };
}

async function fetchParcel({ source, link, token }: Peer, { position, epoch }: Followed) {
  const { status, text } = await link.ask({
    method: 'GET',
    path: `/peer/changes?position=${position}&epoch=${epoch}`,
    headers: { authorization: `Bearer ${token}` },
    timeoutMs: answerMs,
  });
  if (status !== 200) throw new Error(`${source} answered with ${status}`);
  const parcel: Parcel = JSON.parse(text);
  if (parcel.source !== source) throw new Error(`${source} is another hub`);
  return parcel;
}
