import 'reflect-metadata';
import { fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient } from '../src/client/createClient.ts';
import { readConfig } from '../src/config.ts';
import { demoReaders } from '../src/demo/demoReaders.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import { cpuOf } from './cpu.ts';
import { HubNode } from './stream/HubNode.ts';
import { openWorld } from './stream/openWorld.ts';
import { RecordWriter } from './stream/RecordWriter.ts';

// What a delivery costs: many sockets of ten kinds of reader, one hub, a steady rate of events.
const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
  },
});
const [sockets, rate, seconds] = [values.sockets, values.rate, values.seconds].map(Number);
if (sockets === undefined || rate === undefined || seconds === undefined) process.exit(2);
const copies = 29;
const world = await openWorld(copies);
const { issueToken } = await openDevelopmentIssuer({
  ...readConfig({ XIANJIE_DATA: world.folder }),
  developmentIssuer: true,
});
const node = new HubNode(world, 4813);
await node.start();
const officer = 'environment-officer-370303';
const client = createClient({ url: node.url, token: () => issueToken(officer) });
const writer = await RecordWriter.open(world, client);
// Those who may see the feed at once: bureaus, and organs above and beside them.
const kinds = demoReaders
  .map(({ login }) => login)
  .filter((login) => /^(environment|procuratorate)/.test(login))
  .filter((login) => !login.endsWith('370302'));
const tokens = await Promise.all(
  Array.from({ length: sockets }, (_, index) => {
    const copy = Math.floor(index / kinds.length) % (copies + 1);
    const login = kinds[index % kinds.length] ?? officer;
    return issueToken(copy === 0 ? login : `${login}-${copy}`);
  }),
);
const load = fork(new URL('./stream/openSockets.ts', import.meta.url), {
  execArgv: ['--import', 'tsx'],
});
const heard = (kind: string) =>
  new Promise<Record<string, number>>((resolve) => {
    const listen = (message: unknown) => {
      if (Reflect.get(Object(message), 'kind') !== kind) return;
      load.off('message', listen);
      resolve(Object(message));
    };
    load.on('message', listen);
  });
const open = heard('open');
load.send({ url: node.url.replace('http', 'ws'), tokens });
await open;
const before = cpuOf(node.pid);
const begun = Date.now();
for (let sent = 0; sent < rate * seconds; sent += Math.ceil(rate / 10)) {
  const dueAt = begun + (sent / rate) * 1_000;
  await delay(Math.max(0, dueAt - Date.now()));
  await writer.write(Math.ceil(rate / 10), 0, 1);
}
await delay(3_000);
const cpuMs = cpuOf(node.pid) - before;
const result = heard('result');
load.send('report');
const { delivered = 0, p50 = 0, p99 = 0 } = await result;
const perDelivery = (cpuMs / delivered).toFixed(4);
process.stdout.write(
  `${sockets} sockets, ${rate} events/s, ${seconds} s: ${delivered} deliveries, hub ${perDelivery} CPU ms each, delivery p50 ${p50} ms, p99 ${p99} ms\n`,
);
load.kill();
await node.stop();
await world.admin.end();
await rm(world.folder, { recursive: true, force: true });
process.exit(0);
