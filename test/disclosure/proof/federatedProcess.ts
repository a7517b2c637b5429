import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { openGateway } from '../../../deploy/gateway/openGateway.ts';
import { type Agency, agencyNames } from '../../../src/codes/agencies.ts';
import { readConfig } from '../../../src/config.ts';
import { createPool } from '../../../src/db/createPool.ts';
import { raiseWall } from '../../../src/db/wall/raiseWall.ts';
import { agencyRegistry } from '../../../src/policy/agencyRegistry.ts';
import { buildRegistry } from '../../../src/policy/buildRegistry.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import { wallOf } from '../../../src/policy/wallOf.ts';
import { type Hub, openHub } from '../../../src/server/openHub.ts';
import { splitOff } from '../../../src/server/replica/splitOff.ts';
import { copyDatabase } from '../../setup/copyDatabase.ts';
import type { Order } from './Order.ts';
import { exchangeable, patientPool, say, serveParent } from './serveParent.ts';

/**
 * Five hubs of one agency each behind a gateway, in one process, over the parts of a database that
 * its parent may exchange. They do not follow one another: each world stands still.
 */
const [dataFolder = '', firstUrl = ''] = process.argv.slice(2);
const registry = buildRegistry(regulation);

/** Sessions of a database with what one agency has of a world. */
async function partOf(url: string, agency: Agency, size: number): Promise<Pool> {
  const server = new URL(url);
  const [, template = ''] = server.pathname.split('/');
  server.pathname = '/postgres';
  const database = await copyDatabase(server.href, template);
  const admin = createPool(database.url, { size: 1, statementTimeoutMs: 0 });
  await splitOff(admin, registry, agency);
  await raiseWall(admin, wallOf(agencyRegistry(registry, agency)));
  await admin.end();
  return patientPool(database.url, { size, role: 'xianjie_app' });
}

const parts = new Map<Agency, Pool>();
const hubs = new Map<Agency, Hub>();
const { host, ...config } = readConfig({ XIANJIE_DATA: dataFolder });
for (const agency of agencyNames) {
  parts.set(agency, await partOf(firstUrl, agency, 3));
  const pool = exchangeable(() => poolOf(agency));
  const log = (line: string) => say({ log: line });
  hubs.set(
    agency,
    await openHub({ config: { ...config, host, port: 0 }, pool, registry, agency, log }),
  );
}
const patience = { firstMs: 60_000, laterMs: 60_000, wholeMs: 120_000 };
const gateway = await openGateway({
  supergraph: await readFile('src/schema/sdl/supergraph.graphql', 'utf8'),
  addresses: new Map([...hubs].map(([agency, { url }]) => [agency, `${url}/graphql`])),
  ...{ host: '127.0.0.1', port: 0, patience },
});

function poolOf(agency: Agency): Pool {
  const pool = parts.get(agency);
  if (pool === undefined) throw new Error(`No part of ${agency}`);
  return pool;
}

async function obey(order: Order): Promise<string> {
  if (order.do === 'token') {
    return (await hubs.get('coordination')?.identity.issueToken?.(order.about, 86_400)) ?? '';
  }
  for (const agency of agencyNames) {
    const before = parts.get(agency);
    parts.set(agency, await partOf(order.about, agency, order.size));
    // Its database goes with the server: a hub may still listen there for what has changed.
    await before?.end();
  }
  return '';
}

serveParent(gateway.url, obey);
