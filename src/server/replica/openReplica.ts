import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import type { Agency } from '../../codes/agencies.ts';
import type { Config } from '../../config.ts';
import { HubError } from '../../errors.ts';
import type { Registry } from '../../policy/Registry.ts';
import type { Freshness } from '../../resolvers/Context.ts';
import type { Credentials } from '../link/Credentials.ts';
import { HubLink } from '../link/HubLink.ts';
import { packParcel } from './packParcel.ts';
import { type Lag, startFollowing } from './startFollowing.ts';

/** What binds a hub of one agency to its peers. */
export interface Replica extends Freshness {
  /** Answers a peer that follows this hub; false for any other request. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  lags(): readonly Lag[];
  stop(): Promise<void>;
}

interface ReplicaOptions {
  /** Sessions of the owner: what a hub takes in is nobody's publication. */
  readonly admin: Pool;
  readonly registry: Registry;
  readonly agency: Agency;
  readonly config: Pick<Config, 'peers' | 'peerToken' | 'staleSeconds'>;
  /** By what this hub shows itself to its peers, where links are by TLS. */
  readonly credentials: Credentials | undefined;
  readonly onTaken: () => void;
  readonly report: (error: unknown) => void;
}

/** Follows the peers of the configuration and lets them follow this hub (docs/decisions/0071). */
export function openReplica(options: ReplicaOptions): Replica {
  const { admin, registry, agency, config } = options;
  const { peerToken: token, peers, staleSeconds } = config;
  const followings = [...peers].map(([source, url]) =>
    startFollowing({
      ...options,
      peer: { source, link: new HubLink(url, options.credentials), token: token ?? '' },
    }),
  );
  let stopped = false;
  const lags = () => followings.map((one) => one.lag());
  return {
    lags,
    checkFresh: () => {
      // Rights come from the coordinating body; of an agency that is silent only its own is missing.
      const late = lags().find(
        ({ source, sinceMs }) => source === 'coordination' && sinceMs > staleSeconds * 1_000,
      );
      if (late === undefined) return;
      const seconds = Number.isFinite(late.sinceMs) ? Math.floor(late.sinceMs / 1_000) : null;
      throw new HubError('REPLICA_STALE', { seconds: seconds ?? '?' });
    },
    serve: async (request, response) => {
      const url = new URL(request.url ?? '', 'http://hub');
      if (url.pathname !== '/peer/changes' || token === undefined) return false;
      // A peer that keeps asking on one connection would keep the hub from closing.
      if (stopped) response.setHeader('connection', 'close');
      if (!isPeer(request, token)) {
        response.statusCode = 401;
        response.end();
        return true;
      }
      const number = (name: string) =>
        Math.max(0, Math.trunc(Number(url.searchParams.get(name)) || 0));
      const followed = { position: number('position'), epoch: number('epoch') };
      const parcel = await packParcel({ admin, registry, agency }, followed);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(parcel));
      return true;
    },
    stop: async () => {
      stopped = true;
      await Promise.all(followings.map((one) => one.stop()));
    },
  };
}

function isPeer({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
