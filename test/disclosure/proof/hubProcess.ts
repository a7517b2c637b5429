import 'reflect-metadata';
import type { Pool } from 'pg';
import { readConfig } from '../../../src/config.ts';
import { createPool } from '../../../src/db/createPool.ts';
import { buildRegistry } from '../../../src/policy/buildRegistry.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import { openHub } from '../../../src/server/openHub.ts';
import { type FromHub, isOrder, type Order } from './Order.ts';

/** The product's hub in a process of its own, over a database that its parent may exchange. */
const [dataFolder = '', firstUrl = ''] = process.argv.slice(2);
// Each connection plans each statement anew, which is most of the cost: who only reads has one.
const open = (url: string, walled: boolean, size: number): Pool => {
  const pool = createPool(url, { size, ...(walled && { role: 'xianjie_app' }) });
  // Many wait for the one connection, and a busy machine must not be taken for a lost database.
  return Object.assign(pool, { options: { ...pool.options, connectionTimeoutMillis: 0 } });
};
let world = open(firstUrl, true, 3);
const pool = new Proxy(world, {
  get: (_, key) => {
    const member: unknown = Reflect.get(world, key);
    return typeof member === 'function' ? member.bind(world) : member;
  },
});

const say = (message: FromHub) => process.send?.(message);
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

process.on('message', (order: unknown) => {
  if (!isOrder(order)) return;
  obey(order).then(
    (value) => say({ id: order.id, value }),
    (error: unknown) => say({ id: order.id, failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
say({ url: hub.url });
