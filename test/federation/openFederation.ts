import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { peersOf } from '../../deploy/peersOf.ts';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { readConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/createPool.ts';
import { freePort } from '../../src/db/embedded/freePort.ts';
import { type Hub, openHub } from '../../src/server/openHub.ts';
import type { TestDatabase } from '../setup/copyDatabase.ts';
import type { Answer } from '../setup/testHub.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import { seedCity, splitCity } from './seedCity.ts';

export const peerToken = 'a-token-of-the-tests-that-is-long-enough';

export interface Served {
  readonly app: Pool;
  readonly hub: Hub;
  readonly admin: Pool;
  readonly ask: Ask;
}

type Ask = (login: string, query: string, variables?: object) => Promise<Answer>;

/** The demo city twice: in one hub of all agencies, and in five hubs of one agency each. */
export async function openFederation() {
  const registry = usualRegistry;
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-federation-'));
  const opened: (() => Promise<unknown>)[] = [];
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const whole = await seedCity();
  closing.push(() => whole.drop());
  const parts = await splitCity(whole);
  for (const part of parts.values()) closing.push(() => part.drop());

  const ports = new Map<Agency, number>();
  for (const agency of agencyNames) ports.set(agency, await freePort(0));
  const originOf = (agency: Agency) => `http://127.0.0.1:${ports.get(agency)}`;

  const open = async (database: TestDatabase, agency?: Agency): Promise<Served> => {
    const admin = createPool(database.url, { size: 2 });
    // Each connection plans each statement anew, which is most of what many questions cost.
    const app = createPool(database.url, { size: 2, role: 'xianjie_app' });
    const env = { XIANJIE_DATA: folder, XIANJIE_PEER_TOKEN: peerToken };
    const peers = agency && { XIANJIE_PEERS: peersOf(agency, originOf) };
    const port = (agency && ports.get(agency)) ?? 0;
    const config = { ...readConfig({ ...env, ...peers }), port };
    const log = () => undefined;
    const hub = await openHub({ config, pool: app, admin, registry, agency, log });
    opened.push(async () => {
      await hub.close();
      await Promise.all([app.end(), admin.end()]);
    });
    const ask: Ask = async (login, query, variables = {}) =>
      post(hub.url, { query, variables }, { authorization: await bearer(hub, login) });
    return { hub, app, admin, ask };
  };

  const hubs = new Map<Agency, Served>();
  for (const [agency, part] of parts) hubs.set(agency, await open(part, agency));
  const all = await open(whole);
  for (const [agency, { hub }] of hubs)
    await until(() => isFresh(hub.url), `${agency} hears of its peers`);
  return {
    all,
    folder,
    /** Asks at another address, such as a gateway's, as a reader of the registry. */
    askAt: async (
      url: string,
      login: string,
      query: string,
      more: Asking = {},
    ): Promise<Answer> => {
      const authorization = await bearer(all.hub, login);
      const { variables = {}, headers } = more;
      return post(url, { query, variables }, { authorization, ...headers });
    },
    of: (agency: Agency): Served => {
      const found = hubs.get(agency);
      if (found === undefined) throw new Error(`No hub of ${agency}`);
      return found;
    },
    close: async () => {
      await Promise.all(opened.map((close) => close()));
      for (const close of closing.toReversed()) await close();
    },
  };
}

interface Asking {
  readonly variables?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

async function bearer(hub: Hub, login: string): Promise<string> {
  return `Bearer ${await hub.identity.issueToken?.(login)}`;
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/** Waits for what others bring about; throws after a time that is far beyond any lag. */
export async function until(
  done: () => Promise<boolean>,
  what: string,
  patienceMs = 40_000,
): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(50)) {
    if (await done()) return;
  }
  throw new Error(`It never came about that ${what}`);
}

async function isFresh(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health`);
  const { followed }: { followed: { behind: number | null }[] } = JSON.parse(await response.text());
  return followed.every(({ behind }) => behind === 0);
}

export type Federation = Awaited<ReturnType<typeof openFederation>>;
