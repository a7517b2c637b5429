import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, get, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Gateway, openGateway } from '../../deploy/gateway/openGateway.ts';
import type { Agency } from '../../src/codes/agencies.ts';
import { readConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/createPool.ts';
import { freePort } from '../../src/db/embedded/freePort.ts';
import { type Hub, openHub } from '../../src/server/openHub.ts';
import { at } from '../fixtures/at.ts';
import { usualRegistry as registry } from '../setup/usualRegistry.ts';
import { type Certified, openAuthority } from './certificates.ts';
import { peerToken, until } from './openFederation.ts';
import { seedCity, splitCity } from './seedCity.ts';

const routerToken = 'what-the-router-shows-to-all-hubs-behind-it';
const login = 'police-officer-370303';
const question = JSON.stringify({ query: '{ filingDecisions(first: 1) { totalCount } }' });

const authority = openAuthority('authority of the linkage');
const stranger = openAuthority('authority of somebody else');
const closing: (() => Promise<unknown>)[] = [];
const hubs = new Map<Agency, Hub>();
let gateway: Gateway;
let token = '';

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-links-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const [police, coordination] = [await freePort(0), await freePort(0)];
  const ports = { police, coordination };
  const whole = await seedCity();
  closing.push(() => whole.drop());
  const agencies = ['police', 'coordination'] as const;
  const parts = await splitCity(whole, agencies);
  for (const agency of agencies) {
    const database = parts.get(agency);
    if (database === undefined) throw new Error(`No database of ${agency}`);
    closing.push(() => database.drop());
    const admin = createPool(database.url, { size: 2 });
    const pool = createPool(database.url, { size: 2, role: 'xianjie_app' });
    const { cert, key } = authority.certify(`hub of ${agency}`);
    const files = { CERT: cert, KEY: key, CA: authority.cert };
    const env: Record<string, string> = {};
    for (const [name, text] of Object.entries(files)) {
      env[`XIANJIE_TLS_${name}`] = join(folder, `${agency}-${name}.pem`);
      await writeFile(join(folder, `${agency}-${name}.pem`), text);
    }
    const peer = agency === 'police' ? 'coordination' : 'police';
    const peers = `${peer}=https://127.0.0.1:${ports[peer]}`;
    const config = readConfig({
      ...{ XIANJIE_DATA: folder, XIANJIE_PORT: String(ports[agency]), ...env },
      ...{ XIANJIE_PEERS: peers, XIANJIE_PEER_TOKEN: peerToken, XIANJIE_ROUTER_TOKEN: routerToken },
    });
    const hub = await openHub({ config, pool, admin, registry, agency, log: () => undefined });
    hubs.set(agency, hub);
    closing.push(async () => {
      await hub.close();
      await Promise.all([pool.end(), admin.end()]);
    });
  }
  token = (await hubs.get('police')?.identity.issueToken?.(login)) ?? '';
  const addresses = new Map([...hubs].map(([agency, { url }]) => [agency, `${url}/graphql`]));
  gateway = await openGateway({
    ...{ supergraph: await readFile('src/schema/sdl/supergraph.graphql', 'utf8'), addresses },
    ...{ host: '127.0.0.1', port: 0, routerToken },
    patience: { firstMs: 20_000, laterMs: 20_000, wholeMs: 20_000 },
    credentials: { ...authority.certify('router'), ca: authority.cert },
  });
  closing.push(() => gateway.close());
  // An agency's hub discloses nothing before it has heard of the coordinating body.
  for (const { url } of hubs.values()) await until(() => isFresh(url), 'hubs hear of each other');
}, 120_000);
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

test('Hubs follow one another over TLS, each with its own certificate', async () => {
  for (const { url } of hubs.values()) expect(await isFresh(url)).toBe(true);
});

test('A router with its certificate and token is answered over TLS', async () => {
  let body: unknown;
  // A busy machine writes its log too late at times.
  await until(async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: question,
    });
    body = await response.json();
    return at(body, 'errors.0.extensions.code') !== 'AUDIT_UNAVAILABLE';
  }, 'the hub answers');
  expect(at(body, 'errors')).toBeUndefined();
  expect(at(body, 'data.filingDecisions.totalCount')).toBeGreaterThan(0);
});

test('Without a certificate, or with another authority’s, nobody gets to ask', async () => {
  const { url } = hubFor('police');
  for (const certified of [undefined, stranger.certify('router')]) {
    await expect(ask(url, certified, { 'xianjie-router': routerToken })).rejects.toThrow();
  }
});

test('A hub of another authority is not believed', async () => {
  const own = authority.certify('router');
  const asked = ask(hubFor('police').url, { ...own, ca: stranger.cert }, {});
  await expect(asked).rejects.toThrow();
});

test('Whoever comes by another way than the router is refused, with the reader’s token or without', async () => {
  const router = authority.certify('router');
  const { url } = hubFor('police');
  for (const headers of [{}, { 'xianjie-router': '' }, { 'xianjie-router': `${routerToken}x` }]) {
    for (const path of ['/graphql', '/graphql/stream']) {
      const { status, body } = await ask(`${url}${path}`, router, headers);
      expect([status, at(body, 'errors.0.extensions.code')]).toEqual([403, 'ROUTER_UNKNOWN']);
    }
  }
  const answered = await ask(url, router, { 'xianjie-router': routerToken });
  expect(answered.status).toBe(200);
});

test('A socket is opened for the router only', async () => {
  const router = { ...authority.certify('router'), ca: authority.cert };
  const upgrade = (headers: Readonly<Record<string, string>>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${hubFor('police').url}/graphql`, {
        agent: new Agent(router),
        headers: {
          ...{ connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
          ...{ 'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==' },
          ...{ 'sec-websocket-protocol': 'graphql-transport-ws', ...headers },
        },
      });
      sent.once('response', ({ statusCode }) => resolve(statusCode));
      sent.once('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(statusCode);
      });
      sent.once('error', reject);
      sent.end();
    });
  expect(await upgrade({})).toBe(403);
  expect(await upgrade({ 'xianjie-router': routerToken })).toBe(101);
});

/** Asks how far a hub has followed its peer, as somebody whom the authority has certified. */
async function isFresh(url: string): Promise<boolean> {
  const agent = new Agent({ ...authority.certify('operator'), ca: authority.cert });
  const health = await new Promise<string>((resolve, reject) => {
    get(`${url}/health`, { agent }, (response) => {
      response.setEncoding('utf8').once('data', resolve);
    }).once('error', reject);
  });
  return at(JSON.parse(health), 'followed.0.behind') === 0;
}

function hubFor(agency: Agency): Hub {
  const hub = hubs.get(agency);
  if (hub === undefined) throw new Error(`No hub of ${agency}`);
  return hub;
}

/** Asks a hub directly, past the router. */
function ask(
  address: string,
  certified: (Certified & { ca?: string }) | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: unknown }> {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = '/graphql';
  const agent = new Agent({ ca: authority.cert, ...certified });
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      ...{ agent, method: 'POST' },
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      },
    });
    sent.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }),
      );
    });
    sent.once('error', reject);
    sent.end(question);
  });
}
