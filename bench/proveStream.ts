import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient } from '../src/client/createClient.ts';
import { readConfig } from '../src/config.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import { HubNode } from './stream/HubNode.ts';
import { openWorld } from './stream/openWorld.ts';
import { RecordWriter } from './stream/RecordWriter.ts';
import { StreamReader } from './stream/StreamReader.ts';

// The fault run of the streams: writers that delay and roll back, two nodes that are killed,
// PostgreSQL that crashes, readers that are slow, leave, come again, and lose their rights midway.
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } });
const seconds = Number(values.seconds);
const writers = 32;
const settleS = 90;
const say = (line: string) => process.stdout.write(`${line}\n`);

const world = await openWorld(0);
const { issueToken } = await openDevelopmentIssuer({
  ...readConfig({ XIANJIE_DATA: world.folder }),
  developmentIssuer: true,
});
const nodes = [new HubNode(world, 4811), new HubNode(world, 4812)];
for (const node of nodes) await node.start();
const urlOf = (index: number) => nodes[index % nodes.length]?.url ?? '';
const officer = 'environment-officer-370303';
const client = (login: string, index: number) =>
  createClient({ url: urlOf(index), token: () => issueToken(login) });
const writer = await RecordWriter.open(world, client(officer, 0));
await delay(1_000);

const reader = async (
  name: string,
  login: string,
  index: number,
  handleMs: number,
  stayMs: number,
) => {
  const start =
    '{ changesSince(filter: {feeds: [EnvironmentalViolation]}, first: 1000) { cursor } }';
  const page = Object((await client(login, index).query(start)).changesSince);
  const after = String(Reflect.get(page, 'cursor'));
  const token = () => issueToken(login);
  return new StreamReader({ name, url: urlOf(index), token, after, handleMs, stayMs });
};
const before = await placed();
const readers = [
  await reader('steady on A', officer, 0, 0, 1e9),
  await reader('steady on B', officer, 1, 0, 1e9),
  await reader('reconnecting on A', officer, 0, 0, 3_000),
  await reader('reconnecting on B', officer, 1, 0, 1_000),
  await reader('slow on A', officer, 0, 2, 1e9),
  await reader('city bureau on B', 'environment-officer-370300', 1, 0, 7_000),
];
const hidden = await reader('court, which may see none', 'court-judge-370303', 0, 0, 1e9);
const revoked = await reader('revoked midway', 'police-officer-370303', 1, 0, 1e9);
say(`${writers} writers, 2 nodes, ${readers.length + 2} readers, ${seconds} s`);

const end = Date.now() + seconds * 1_000;
let revokedAt = 0;
const counts = { killed: 0, crashes: 0, sequencers: 0 };
const writing = Array.from({ length: writers }, async () => {
  while (Date.now() < end) {
    await writer.write(1 + Math.floor(Math.random() * 3), 60, 0.8);
    await delay(Math.random() * 300);
  }
});
const restarting: (Promise<void> | undefined)[] = [];
const revocation = (async () => {
  await delay((seconds * 1_000) / 2);
  await tryHard(
    `UPDATE coordination.reader SET status = 'REVOKED' WHERE login = 'police-officer-370303'`,
  );
  revokedAt = Date.now();
})();
const faults = (async () => {
  for (let round = 0; Date.now() < end - 10_000; round += 1) {
    await delay(4_000);
    if (round % 3 === 0) {
      const node = nodes[Math.floor(round / 3) % 2];
      node?.kill();
      counts.killed += 1;
      await delay(500);
      restarting.push(node?.start());
    } else if (round % 3 === 1) {
      await tryHard(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = ${0x7365_7175}`,
      );
      counts.sequencers += 1;
    } else {
      await crashPostgres();
      counts.crashes += 1;
    }
  }
})();
await Promise.all([...writing, faults, revocation]);
await Promise.all(restarting);

const entitled = await expected();
for (const until = Date.now() + settleS * 1_000; Date.now() < until; await delay(500)) {
  if (readers.every(({ told }) => told.length >= entitled.length)) break;
}
await Promise.all([...readers, hidden].map((one) => one.stop()));
await revoked.stop();

const stored = await tryHard(`SELECT count(*)::int AS n FROM environment.environmental_violation`);
const gapless = await tryHard(
  `SELECT max(position) - min(position) + 1 = count(*) AS ok FROM coordination.change`,
);
const results = readers.map(({ options, told }) => {
  const same = told.length === entitled.length && told.every((id, index) => id === entitled[index]);
  const missing = entitled.filter((id) => !new Set(told).has(id)).length;
  say(
    `${same ? 'ok  ' : 'FAIL'} ${options.name}: ${told.length} of ${entitled.length}, ${told.length - new Set(told).size} repeated, ${missing} missing`,
  );
  return same;
});
const afterRevocationMs = Math.max(0, revoked.lastAt - revokedAt);
const checks: readonly [string, boolean][] = [
  ['every stored record is in the log once', stored[0]?.n === entitled.length + before],
  ['positions are gapless', gapless[0]?.ok === true],
  ['who may see nothing was told nothing', hidden.told.length === 0],
  [
    `the revoked reader was told nothing more after ${afterRevocationMs} ms (${revoked.endedBy})`,
    afterRevocationMs < 2_000,
  ],
];
for (const [what, ok] of checks) say(`${ok ? 'ok  ' : 'FAIL'} ${what}`);
say(
  `${counts.killed} nodes killed, ${counts.sequencers} sequencers ended, ${counts.crashes} crashes of PostgreSQL, ${nodes.map(({ unexpected }) => unexpected).join('+')} nodes ended by themselves`,
);
await Promise.all(nodes.map((node) => node.stop()));
await world.admin.end();
await rm(world.folder, { recursive: true, force: true });
process.exit([...results, ...checks.map(([, ok]) => ok)].every(Boolean) ? 0 : 1);

/** What every reader that may see the feed was to be told, in order. */
async function expected(): Promise<readonly string[]> {
  for (;;) {
    const rows = await tryHard(
      `SELECT record_id AS id, (SELECT count(*)::int FROM coordination.change_entry) AS waiting
       FROM coordination.change WHERE feed = 'EnvironmentalViolation' ORDER BY position OFFSET ${before}`,
    );
    if (rows.every(({ waiting }) => waiting === 0)) return rows.map(({ id }) => String(id));
    await delay(200);
  }
}

async function placed(): Promise<number> {
  const rows = await tryHard('SELECT count(*)::int AS n FROM coordination.change');
  return Number(rows[0]?.n);
}

/** A backend that dies makes PostgreSQL end all sessions and recover, as an immediate restart does. */
async function crashPostgres(): Promise<void> {
  const [row] = await tryHard('SELECT pg_backend_pid() AS pid');
  if (row !== undefined) process.kill(Number(row.pid), 'SIGKILL');
}

/** Asks until PostgreSQL answers: it is being crashed meanwhile. */
async function tryHard(sql: string): Promise<readonly Record<string, unknown>[]> {
  for (;;) {
    const found = await world.admin.query(sql).catch(() => undefined);
    if (found !== undefined) return found.rows;
    await delay(200);
  }
}
