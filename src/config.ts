import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { type Agency, isAgency } from './codes/agencies.ts';
import { isMarkingLevel, levelOrder, type MarkingLevel } from './codes/markingLevels.ts';

/** All that the environment decides. Without `databaseUrl` the hub runs its embedded PostgreSQL. */
export interface Config {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  /** The login of the serving pool, which may hold fewer rights than the one that migrates. */
  readonly appDatabaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly jwtIssuer: string | undefined;
  readonly jwtAudience: string;
  readonly jwksUrl: string | undefined;
  /** Whether the hub signs tokens of its own for anyone who asks: for trying out, never in service. */
  readonly developmentIssuer: boolean;
  readonly poolSize: number;
  /** The smallest group that statistics tell to those who may not list each record. */
  readonly leastGroup: number;
  /** How long the change log is kept, and so how long a subscriber may be away. */
  readonly changeDays: number;
  /** Origins of pages that may follow changes, beside the hub's own. */
  readonly origins: readonly string[];
  /** Networks (CIDR) to which webhooks may lead although they are not public. */
  readonly webhookNetworks: readonly string[];
  /** Whether webhooks may lead to http addresses. */
  readonly webhookHttp: boolean;
  /** Whether an empty database is filled with the synthetic city. */
  readonly demo: boolean;
  /** The key that signs the log of disclosures; made at first use. */
  readonly auditKeyFile: string;
  /** How long disclosures are kept: three years at least. */
  readonly auditDays: number;
  /** Whether a reader who states no purpose is taken to mean its usual one: for trying out. */
  readonly presumesPurpose: boolean;
  /** The highest level of marking that may leave by this hub's network. */
  readonly ceiling: MarkingLevel;
  /** Holidays beyond those of the release, in the form of data/holidays.json. */
  readonly holidaysFile: string | undefined;
  /** The hubs that this hub of one agency follows: an agency's the coordinating body's, and it all others. */
  readonly peers: ReadonlyMap<Agency, string>;
  /** By which hubs that follow one another know each other. */
  readonly peerToken: string | undefined;
  /** By which the router before a hub of one agency shows itself; without it anybody may ask. */
  readonly routerToken: string | undefined;
  /** The certificate of this end of a link, and by whose certificates the other end is known. */
  readonly tls: TlsFiles | undefined;
  /** After how long without news from the coordinating body an agency's hub discloses nothing. */
  readonly staleSeconds: number;
  /** Whether the three days of reconsideration are working days (17号) or natural ones (310号). */
  readonly reconsiderationDays: 'working' | 'natural';
  /** Days after which an investigation without arrest is signalled as standing still. */
  readonly investigationDays: number;
  /** Whether "three times over the limit" is counted over it (excess) or as a multiple of it (ratio). */
  readonly timesOver: 'excess' | 'ratio';
}

/** PEM files. */
interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile: string | undefined;
}

/**
 * Reads the configuration; the only reader of the environment. An empty variable counts as unset.
 * Throws a sentence with the remedy for a malformed variable, and never quotes a value.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const appDatabaseUrl = url(env, 'XIANJIE_APP_DATABASE_URL', ['postgres:', 'postgresql:']);
  const jwtIssuer = text(env, 'XIANJIE_JWT_ISSUER');
  const jwksUrl = url(env, 'XIANJIE_JWKS_URL', ['https:', 'http:']);
  if (appDatabaseUrl !== undefined && databaseUrl === undefined) {
    throw new Error('XIANJIE_APP_DATABASE_URL is set without DATABASE_URL. Set both or neither.');
  }
  if ((jwtIssuer === undefined) !== (jwksUrl === undefined)) {
    throw new Error('XIANJIE_JWT_ISSUER and XIANJIE_JWKS_URL go together. Set both or neither.');
  }
  const peers = readAddresses(env, 'XIANJIE_PEERS');
  const peerToken = token(env, 'XIANJIE_PEER_TOKEN');
  if (peers.size > 0 && peerToken === undefined) {
    throw new Error('XIANJIE_PEERS is set without XIANJIE_PEER_TOKEN. Set both or neither.');
  }
  const embedded = databaseUrl === undefined;
  const dataFolder = resolve(text(env, 'XIANJIE_DATA') ?? '.xianjie');
  const developmentIssuer = yesOrNo(env, 'XIANJIE_DEVELOPMENT_ISSUER') ?? embedded;
  return {
    dataFolder,
    databaseUrl,
    appDatabaseUrl: appDatabaseUrl ?? databaseUrl,
    host: text(env, 'XIANJIE_HOST') ?? '127.0.0.1',
    port: integer(env, 'XIANJIE_PORT', [0, 65_535]) ?? integer(env, 'PORT', [0, 65_535]) ?? 4000,
    jwtIssuer,
    jwtAudience: text(env, 'XIANJIE_JWT_AUDIENCE') ?? 'xianjie',
    jwksUrl,
    developmentIssuer,
    leastGroup: integer(env, 'XIANJIE_LEAST_GROUP', [2, 1000]) ?? 5,
    poolSize: integer(env, 'XIANJIE_POOL', [1, 500]) ?? 8,
    changeDays: integer(env, 'XIANJIE_CHANGE_DAYS', [7, 3_650]) ?? 365,
    origins: text(env, 'XIANJIE_ORIGINS')?.split(/[,\s]+/) ?? [],
    webhookNetworks: networks(env, 'XIANJIE_WEBHOOK_NETWORKS'),
    webhookHttp: yesOrNo(env, 'XIANJIE_WEBHOOK_HTTP') ?? false,
    demo: yesOrNo(env, 'XIANJIE_DEMO') ?? embedded,
    auditKeyFile: resolve(text(env, 'XIANJIE_AUDIT_KEY') ?? join(dataFolder, 'audit-key.pem')),
    auditDays: integer(env, 'XIANJIE_AUDIT_DAYS', [1_096, 36_500]) ?? 1_827,
    presumesPurpose: yesOrNo(env, 'XIANJIE_PRESUME_PURPOSE') ?? developmentIssuer,
    ceiling: level(env, 'XIANJIE_CEILING') ?? 'INVESTIGATION',
    holidaysFile: text(env, 'XIANJIE_HOLIDAYS'),
    peers,
    peerToken,
    routerToken: token(env, 'XIANJIE_ROUTER_TOKEN'),
    tls: tlsFiles(env),
    staleSeconds: integer(env, 'XIANJIE_STALE_SECONDS', [1, 86_400]) ?? 30,
    investigationDays: integer(env, 'XIANJIE_INVESTIGATION_DAYS', [30, 3_650]) ?? 180,
    timesOver: oneOf(env, 'XIANJIE_TIMES_OVER', ['excess', 'ratio']) ?? 'excess',
    reconsiderationDays:
      oneOf(env, 'XIANJIE_RECONSIDERATION_DAYS', ['working', 'natural']) ?? 'working',
  };
}

/** Addresses by agency. Throws a sentence with the remedy for a malformed list. */
export function readAddresses(env: NodeJS.ProcessEnv, name: string): ReadonlyMap<Agency, string> {
  const listed = text(env, name)?.split(/[,\s]+/) ?? [];
  return new Map(
    listed.map((one) => {
      const [agency = '', address = ''] = one.split(/=(.*)/s);
      const protocol = URL.parse(address)?.protocol ?? '';
      if (isAgency(agency) && ['http:', 'https:'].includes(protocol)) return [agency, address];
      throw new Error(
        `${name} is no list of hubs. Write them as police=https://hub.example, with commas between.`,
      );
    }),
  );
}

function text(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function token(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = text(env, name);
  if (value === undefined || value.length >= 32) return value;
  throw new Error(`${name} is too short. Write 32 random characters or more.`);
}

function tlsFiles(env: NodeJS.ProcessEnv): TlsFiles | undefined {
  const [certFile, keyFile] = [text(env, 'XIANJIE_TLS_CERT'), text(env, 'XIANJIE_TLS_KEY')];
  const caFile = text(env, 'XIANJIE_TLS_CA');
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile, caFile };
  if (certFile === undefined && keyFile === undefined && caFile === undefined) return undefined;
  throw new Error('XIANJIE_TLS_CERT and XIANJIE_TLS_KEY go together. Set both or neither.');
}

function url(
  env: NodeJS.ProcessEnv,
  name: string,
  protocols: readonly string[],
): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (protocols.includes(URL.parse(value)?.protocol ?? '')) return value;
  const starts = protocols.map((protocol) => `${protocol}//`).join(' or ');
  throw new Error(`${name} is not a URL. Write one that starts with ${starts}.`);
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new Error(`${name} is out of range. Write a whole number from ${least} to ${most}.`);
}

function level(env: NodeJS.ProcessEnv, name: string): MarkingLevel | undefined {
  const value = text(env, name);
  if (value === undefined || isMarkingLevel(value)) return value;
  throw new Error(`${name} is no level of marking. Write one of ${levelOrder.join(', ')}.`);
}

function networks(env: NodeJS.ProcessEnv, name: string): readonly string[] {
  const listed = text(env, name)?.split(/[,\s]+/) ?? [];
  if (listed.every(isNetwork)) return listed;
  throw new Error(`${name} is no list of networks. Write them as 10.0.0.0/8, with commas between.`);
}

function isNetwork(network: string): boolean {
  const [address = '', bits = '', ...more] = network.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= most;
}

function oneOf<const T extends string>(
  env: NodeJS.ProcessEnv,
  name: string,
  [one, other]: readonly [T, T],
): T | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (value === one || value === other) return value === one ? one : other;
  throw new Error(`${name} is neither "${one}" nor "${other}". Write one of the two.`);
}

function yesOrNo(env: NodeJS.ProcessEnv, name: string): boolean | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (value === 'yes' || value === 'no') return value === 'yes';
  throw new Error(`${name} is neither "yes" nor "no". Write one of the two.`);
}
