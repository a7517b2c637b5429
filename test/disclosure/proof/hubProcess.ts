import 'reflect-metadata';
import type { Pool } from 'pg';
import { readConfig } from '../../../src/config.ts';
import { buildRegistry } from '../../../src/policy/buildRegistry.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import { openHub } from '../../../src/server/openHub.ts';
import type { Order } from './Order.ts';
import { exchangeable, patientPool, say, serveParent } from './serveParent.ts';

/** The product's hub in a process of its own, over a database that its parent may exchange. */
const [dataFolder = '', firstUrl = ''] = process.argv.slice(2);
// Each connection plans each statement anew, which is most of the cost: who only reads has one.
const open = (url: string, walled: boolean, size: number): Pool =>
  patientPool(url, { size, ...(walled && { role: 'xianjie_app' }) });
let world = open(firstUrl, true, 3);
const pool = exchangeable(() => world);

const { host, ...config } = readConfig({ XIANJIE_DATA: dataFolder });
const hub = await openHub({
  config: { ...config, host, port: 0 },
  pool,
  registry: buildRegistry(regulation),
  log: (line) => say({ log: line }),
});

async function obey(order: Order): Promise<string> {
  if (order.do === 'token') return (await hub.identity.issueToken?.(order.about, 86_400)) ?? '';
  const before = world;
  // The second wall would hide what the first lets through, so a mutant stands without it.
  world = open(order.about, order.walled, order.size);
  await before.end();
  return '';
}

serveParent(hub.url, obey);
