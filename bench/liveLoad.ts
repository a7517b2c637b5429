import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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

// What a delivery costs: many sockets of ten kinds of reader, one hub, a steady rate of events; beside
// it the same by ws alone. Then a tenth of the sockets stalls.
const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
  },
});
const [sockets = 0, rate = 0, seconds = 0] = [values.sockets, values.rate, values.seconds].map(
  Number,
);
const copies = 29;
const limitPort = 4814;
const world = await openWorld(copies);
const { issueToken } = await openDevelopmentIssuer({
  ...readConfig({ XIANJIE_DATA: world.folder }),
  developmentIssuer: true,
});
const node = new HubNode(world, 4813);
await node.start();
const officer = 'environment-officer-370303';
const client = createClient({ url: node.url, token: () => issueToken(officer, 86_400) });
const writer = await RecordWriter.open(world, client);
// Those who may see the feed at once: bureaus, and organs above and beside them.
const kinds = demoReaders
  .map(({ login }) => login)
  .filter((login) => /^(environment|procuratorate|police)/.test(login))
  .filter((login) => !login.endsWith('370302'));
const tokens = await Promise.all(
  Array.from({ length: sockets }, (_, index) => {
    const copy = Math.floor(index / kinds.length) % (copies + 1);
    const login = kinds[index % kinds.length] ?? officer;
    return issueToken(copy === 0 ? login : `${login}-${copy}`, 86_400);
  }),
);
const execArgv = ['--import', 'tsx'];
const load = fork(new URL('./stream/openSockets.ts', import.meta.url), { execArgv });
const heard = (kind: string) =>
  new Promise<Record<string, number>>((resolve) => {
    const listen = (message: unknown) => {
      if (Reflect.get(Object(message), 'kind') !== kind) return;
      load.off('message', listen);
      resolve(Object(message));
    };
    load.on('message', listen);
  });
const openAll = async (url: string) => {
  const open = heard('open');
  load.send({ url, tokens });
  await open;
};
/** Sends at the rate for a time, and says what each delivery cost a process. */
const measure = async (pid: number, send: (events: number) => Promise<void>, forS: number) => {
  const step = Math.max(1, Math.ceil(rate / 10));
  const before = cpuOf(pid);
  const begun = Date.now();
  for (let sent = 0; sent < rate * forS; sent += step) {
    await delay(Math.max(0, begun + (sent / rate) * 1_000 - Date.now()));
    await send(step);
  }
  await delay(3_000);
  const cpuMs = cpuOf(pid) - before;
  const result = heard('result');
  load.send('report');
  const { delivered = 0, p50 = 0, p99 = 0 } = await result;
  const per = (cpuMs / delivered).toFixed(4);
  return `${delivered} deliveries in ${Math.round((Date.now() - begun) / 100) / 10} s, ${per} CPU ms each, p50 ${p50} ms, p99 ${p99} ms`;
};
const say = (text: string) => process.stdout.write(`${text}\n`);

const limit = fork(new URL('./stream/limitBroadcast.ts', import.meta.url), [String(limitPort)], {
  execArgv,
});
await once(limit, 'message');
await openAll(`ws://127.0.0.1:${limitPort}`);
const broadcast = async (events: number) => void limit.send(events);
await measure(limit.pid ?? 0, broadcast, 2);
say(`limit, ws alone: ${await measure(limit.pid ?? 0, broadcast, seconds / 2)}`);
load.send('close');
limit.kill();

await openAll(node.url.replace('http', 'ws'));
const write = (events: number) => writer.write(events, 0, 1);
await measure(node.pid, write, 2);
say(
  `${sockets} sockets, ${rate} events/s, ${kinds.length} profiles: ${await measure(node.pid, write, seconds)}`,
);
const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${node.pid}/status`, 'utf8'))?.[1]);
const before = memory();
load.send('stall');
const stalled = await measure(node.pid, write, Math.min(seconds, 20));
say(
  `${sockets / 10} of them stalled: ${stalled}; memory ${Math.round(before / 1024)} MiB before, ${Math.round(memory() / 1024)} MiB after`,
);
load.kill();
await node.stop();
await world.close();
process.exit(0);
