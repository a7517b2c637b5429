import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import type { Agency } from '../codes/agencies.ts';
import type { Config } from '../config.ts';
import { ChangeLog } from '../db/changes/ChangeLog.ts';
import { PositionSeal } from '../db/changes/PositionSeal.ts';
import { DisclosureLog } from '../db/evidence/DisclosureLog.ts';
import { openLogSigner } from '../db/evidence/openLogSigner.ts';
import { openHubKey } from '../db/openHubKey.ts';
import { SecretSeal } from '../db/webhooks/SecretSeal.ts';
import { agencyRegistry } from '../policy/agencyRegistry.ts';
import { snapshotVersion } from '../policy/printPermissions.ts';
import type { Registry } from '../policy/Registry.ts';
import { takeSnapshot } from '../policy/snapshot.ts';
import { rootsOf } from '../resolvers/rootsOf.ts';
import { applyBelt } from '../schema/applyBelt.ts';
import { buildHubSchema } from '../schema/buildHubSchema.ts';
import { subgraphSchema } from '../schema/federation/subgraphSchema.ts';
import { createDoor } from './createDoor.ts';
import { createExplorer } from './explorer/createExplorer.ts';
import { createApollo } from './graphql/createApollo.ts';
import { type Identity, openIdentity } from './identity/openIdentity.ts';
import { isOwnHost } from './isOwnHost.ts';
import { readCredentials } from './link/Credentials.ts';
import { createQuestionReader } from './live/createQuestionReader.ts';
import { type LiveLimits, liveLimits } from './live/LiveLimits.ts';
import { openLive } from './live/openLive.ts';
import { openListener } from './openListener.ts';
import { openServices } from './openServices.ts';
import { numberingOf } from './replica/numberingOf.ts';
import { openReplica } from './replica/openReplica.ts';
import { routerCheck } from './routerCheck.ts';
import { startChores } from './startChores.ts';
import { openWebhooks } from './webhooks/openWebhooks.ts';

export interface Hub {
  readonly url: string;
  readonly identity: Identity;
  /** Answers what has come in, then closes. */
  close(): Promise<void>;
}

export interface HubOptions {
  readonly config: Config;
  readonly pool: Pool;
  /** The regulation of all agencies, also where one is served. */
  readonly registry: Registry;
  /** The one agency that is served, as a subgraph; all of them in one process without it. */
  readonly agency?: Agency | undefined;
  /** Sessions of the owner, by which the hub of one agency follows the others. */
  readonly admin?: Pool;
  /** Logins that the explorer offers. */
  readonly logins?: readonly string[];
  readonly log?: (line: string) => void;
  /** Bounds of the streams, where they are not the usual ones. */
  readonly limits?: Partial<LiveLimits>;
}

/** Opens the hub's door on `pool`, whose role owns no table. Throws if it can't be opened. */
export async function openHub({
  config,
  pool,
  registry: whole,
  agency,
  admin,
  logins = [],
  log = () => undefined,
  limits = {},
}: HubOptions): Promise<Hub> {
  const registry = agencyRegistry(whole, agency);
  // What keeps this thread busy comes first: a sequencer that says nothing meanwhile is taken for dead.
  const reads = [...rootsOf(registry).keys(), 'changesSince', ...(agency ? ['_entities'] : [])];
  const hub = buildHubSchema(whole);
  const served = agency === undefined ? hub : subgraphSchema(hub, whole, agency);
  const schema = applyBelt(served, registry, agency ? [...reads, '_service'] : reads);
  const policyVersion = snapshotVersion(takeSnapshot(whole));
  const identity = await openIdentity(config, pool);
  const changeLog = await ChangeLog.open({
    pool,
    keepDays: config.changeDays,
    report: (error) => log(`change log: ${String(error)}`),
  });
  const changes = {
    log: changeLog,
    seal: new PositionSeal(await openHubKey(pool, 'change position')),
  };
  const signer = await openLogSigner(config.auditKeyFile);
  const disclosures = await DisclosureLog.open(pool, signer.public.hash);
  const desk = {
    rules: { networks: config.webhookNetworks, http: config.webhookHttp },
    seal: new SecretSeal(await openHubKey(pool, 'webhook')),
    wake: () => webhooks.wake(),
  };
  const credentials = await readCredentials(config.tls);
  const replica =
    agency && admin
      ? openReplica({
          ...{ admin, registry, agency, config, credentials, onTaken: () => changeLog.wake() },
          report: (error) => log(`replica: ${String(error)}`),
        })
      : undefined;
  const apart = agency && {
    apart: true,
    numberCase: numberingOf(agency),
    ...(replica && { freshness: replica }),
  };
  const rest = { policyVersion, changes, webhooks: desk, disclosures, signer, ...apart };
  const services = await openServices(registry, pool, config, rest);
  const stopChores = await startChores({ services, changeLog, signer, agency, config, log });
  const report = (error: unknown, requestId = 'unknown') => {
    log(
      `request ${requestId} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return requestId;
  };
  const apollo = await createApollo(schema, new Set(reads), report, agency !== undefined);
  const explorer = createExplorer({
    logins,
    ...(identity.issueToken && { issueToken: identity.issueToken }),
  });
  const door = { apollo, services, authenticate: identity.authenticate, report };

  const isRouter = routerCheck(config.routerToken);
  const isKnownHost = ({ headers }: IncomingMessage) =>
    !identity.issueToken || isOwnHost(headers.host, config.host);
  const listener = openListener(credentials);
  const { server } = listener;
  const bounds = { ...liveLimits, ...limits };
  const read = createQuestionReader(schema, registry);
  const live = openLive({
    server,
    read,
    services,
    changes,
    identity,
    limits: bounds,
    origins: config.origins,
    isKnownHost: (request) => isKnownHost(request) && isRouter(request),
    report,
  });
  server.on(
    'request',
    createDoor({ graphql: door, live, replica, explorer, isKnownHost, isRouter }),
  );
  const { webhookRetryMs: retryMs } = bounds;
  const webhooks = openWebhooks(
    { services, changes, desk, registry: identity.registry, read, retryMs },
    report,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: `${credentials ? 'https' : 'http'}://${config.host}:${port}`,
    identity,
    close: async () => {
      await Promise.all([live.close(), webhooks.close(), replica?.stop()]);
      await listener.close();
      await apollo.stop();
      await stopChores();
      await changeLog.close();
      await disclosures.close();
    },
  };
}
