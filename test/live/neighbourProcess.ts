import 'reflect-metadata';
import { readConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/createPool.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { openHub } from '../../src/server/openHub.ts';

// Another node of a hub, in a process of its own, on the database that its parent names.
const [databaseUrl = ''] = process.argv.slice(2);
const config = { ...readConfig(process.env), port: 0 };
const pool = createPool(databaseUrl, { size: 4, role: 'xianjie_app' });
const hub = await openHub({
  config,
  pool,
  registry: buildRegistry(regulation),
  limits: { webhookRetryMs: [50, 100] },
});
process.on('disconnect', () => process.exit());
process.send?.({ url: hub.url });
