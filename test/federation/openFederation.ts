import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { readConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/createPool.ts';
import { loadReferenceData } from '../../src/db/loadReferenceData.ts';
import { loadTimeLimits } from '../../src/db/loadTimeLimits.ts';
import { raiseWall } from '../../src/db/wall/raiseWall.ts';
import { loadDemo } from '../../src/demo/loadDemo.ts';
import { agencyRegistry } from '../../src/policy/agencyRegistry.ts';
import { storedTimeLimits } from '../../src/policy/limits/storedTimeLimits.ts';
import { wallOf } from '../../src/policy/wallOf.ts';
import { type Hub, openHub } from '../../src/server/openHub.ts';
import { splitOff } from '../../src/server/replica/splitOff.ts';
import { copyDatabase, type TestDatabase } from '../setup/copyDatabase.ts';
import { createTestDatabase } from '../setup/testDatabase.ts';
import type { Answer } from '../setup/testHub.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';

export interface Served {
  readonly hub: Hub;
  readonly admin: Pool;
  readonly ask: Ask;
}

type Ask = (login: string, query: string, variables?: object) => Promise<Answer>;

/** The demo city twice: in one hub of all agencies, and in five hubs of one agency each. */
export async function openFederation() {
  const registry = usualRegistry;
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-federation-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const whole = await createTestDatabase();
  closing.push(() => whole.drop());
  const seed = createPool(whole.url, { size: 2 });
  await raiseWall(seed, wallOf(registry));
  await loadReferenceData(seed);
  await loadTimeLimits(seed, storedTimeLimits());
  await loadDemo({ database: { admin: seed }, registry, log: () => undefined });
  await seed.end();

  const open = async (database: TestDatabase, agency?: Agency): Promise<Served> => {
    const admin = createPool(database.url, { size: 2 });
    if (agency !== undefined) {
      await splitOff(admin, registry, agency);
      await raiseWall(admin, wallOf(agencyRegistry(registry, agency)));
    }
    const app = createPool(database.url, { size: 4, role: 'xianjie_app' });
    const config = { ...readConfig({ XIANJIE_DATA: folder }), port: 0 };
    const hub = await openHub({ config, pool: app, registry, agency, log: () => undefined });
    closing.push(async () => {
      await hub.close();
      await Promise.all([app.end(), admin.end()]);
    });
    const ask: Ask = async (login, query, variables = {}) => {
      const token = await hub.identity.issueToken?.(login);
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, text, body: JSON.parse(text) };
    };
    return { hub, admin, ask };
  };

  const [, template = ''] = new URL(whole.url).pathname.split('/');
  const copies = new Map<Agency, TestDatabase>();
  for (const agency of agencyNames) {
    const copy = await copyDatabase(inject('postgresUrl'), template);
    closing.push(() => copy.drop());
    copies.set(agency, copy);
  }
  const hubs = new Map<Agency, Served>();
  for (const [agency, copy] of copies) hubs.set(agency, await open(copy, agency));
  const all = await open(whole);
  return {
    all,
    of: (agency: Agency): Served => {
      const found = hubs.get(agency);
      if (found === undefined) throw new Error(`No hub of ${agency}`);
      return found;
    },
    close: async () => {
      for (const close of closing.toReversed()) await close();
    },
  };
}

export type Federation = Awaited<ReturnType<typeof openFederation>>;
