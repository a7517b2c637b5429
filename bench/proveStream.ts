import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient } from '../src/client/createClient.ts';
import { readConfig } from '../src/config.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import { compareTold, type Told } from './stream/compareTold.ts';
import { HubNode } from './stream/HubNode.ts';
import { openWorld } from './stream/openWorld.ts';
import { Publisher, troublePublications } from './stream/Publisher.ts';
import { StreamReader } from './stream/StreamReader.ts';
import { WebhookReader } from './stream/WebhookReader.ts';

// The fault run of the streams: publications that are held up and fail, two nodes that are killed,
// PostgreSQL that crashes, readers that are slow, leave, come again, lose records and their rights.
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } });
const seconds = Number(values.seconds);
const writers = 32;
const settleS = 120;
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
  createClient({ url: urlOf(index), token: () => issueToken(login, 86_400) });
const clients = [client(officer, 0), client(officer, 1)];
const publisher = new Publisher();
await publisher.publish(clients, 1);
await troublePublications(world, { mostDelayMs: 60, lostShare: 0.2 });
await delay(1_000);

const filter = { feeds: ['EnvironmentalViolation'] };
const reader = async (
  name: string,
  login: string,
  index: number,
  handleMs: number,
  stayMs: number,
) => {
  const start =
    'query ($filter: ChangeFilter) { changesSince(filter: $filter, first: 1000) { cursor } }';
  const page = Object((await client(login, index).query(start, { filter })).changesSince);
  const after = String(Reflect.get(page, 'cursor'));
  const token = () => issueToken(login, 86_400);
  return new StreamReader({ name, url: urlOf(index), token, after, handleMs, stayMs });
};
const before = await placed();
const readers = [
  await reader('steady on A', officer, 0, 0, 1e9),
  await reader('steady on B', officer, 1, 0, 1e9),
  await reader('reconnecting on A', officer, 0, 0, 3_000),
  await reader('reconnecting on B', officer, 1, 0, 1_000),
  await reader('slow on A', officer, 0, 2, 1e9),
];
const others = [
  await reader('city bureau on B', 'environment-officer-370300', 1, 0, 7_000),
  await reader('prosecutor on A, from whom records are taken', prosecutor(), 0, 0, 1e9),
  await reader('prosecutor on B, reconnecting', prosecutor(), 1, 0, 2_000),
];
const hidden = await reader('court, which may see none', 'court-judge-370303', 0, 0, 1e9);
const revoked = await reader('revoked midway', 'police-officer-370303', 1, 0, 1e9);
const hook = await WebhookReader.open();
await clients[0]?.query(
  'mutation ($url: String!, $filter: ChangeFilter) { registerWebhook(url: $url, filter: $filter) { webhook { id } } }',
  { url: hook.url, filter },
);
say(`${writers} writers, 2 nodes, ${readers.length + others.length + 3} readers, ${seconds} s`);

const end = Date.now() + seconds * 1_000;
const patience = end + settleS * 1_000;
let revokedAt = 0;
const counts = { killed: 0, crashes: 0, sequencers: 0 };
const writing = Array.from({ length: writers }, async () => {
  while (Date.now() < end) {
    await publisher.publish(clients, 1 + Math.floor(Math.random() * 3), patience);
    await delay(Math.random() * 300);
  }
});
const marked = new Set<string>();
const marking = (async () => {
  const document = `mutation ($record: ID!) { markRecord(record: $record, reason: "企业提出保密申请并附证明",
    notes: [{ fields: ["*"], category: BUSINESS, reason: "涉及企业工艺配方，属商业秘密", readers: [] }]) { id } }`;
  for (; Date.now() < end; await delay(1_500)) {
    const fresh = publisher.acknowledged.slice(-60);
    const record = fresh[Math.floor(Math.random() * fresh.length)];
    if (record === undefined || marked.has(record)) continue;
    const done = await clients[marked.size % 2]?.query(document, { record }).catch(() => undefined);
    // A call without an answer may have been heeded: the table knows.
    if (done !== undefined || (await isMarked(record))) marked.add(record);
  }
})();
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
      // The other node serves meanwhile, and the next fault finds both.
      await node?.start();
    } else if (round % 3 === 1) {
      await tryHard(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = ${0x7365_7175}`,
      );
      counts.sequencers += 1;
    } else {
      await crashPostgres();
      await tryHard('SELECT 1');
      counts.crashes += 1;
    }
  }
})();
await Promise.all([...writing, marking, faults, revocation]);

const log = await placedChanges();
const entitled = log.map(({ kind, id }): Told => ({ kind, id }));
const published = log.filter(({ kind }) => kind === 'PUBLISHED').map(({ id }) => id);
for (const until = Date.now() + settleS * 1_000; Date.now() < until; await delay(500)) {
  const all = [...readers, hook.reader];
  const untold = others.some(({ told }) => told.at(-1)?.id !== entitled.at(-1)?.id);
  if (all.every(({ told }) => told.length >= entitled.length) && !untold) break;
}
await Promise.all([...readers, ...others, hidden, revoked].map((one) => one.stop()));
hook.reader.close();

const stored = await tryHard(`SELECT count(*)::int AS n FROM environment.environmental_violation`);
const gapless = await tryHard(
  `SELECT max(position) - min(position) + 1 = count(*) AS ok FROM coordination.change`,
);
const owners = [...readers.map(({ options, told }) => ({ name: options.name, told }))];
const results = [...owners, { name: 'webhook', told: hook.reader.told }].map(({ name, told }) => {
  const { same, text } = compareTold(told, entitled);
  say(`${same ? 'ok  ' : 'FAIL'} ${name}: ${text}`);
  return same;
});
const deprived = others.map(({ options, told }) => {
  const lost = told.filter(({ kind }) => kind === 'NO_LONGER_ACCESSIBLE').map(({ id }) => id);
  const plain = told.filter(({ kind, id }) => kind === 'PUBLISHED' && !marked.has(id));
  const wanted = published.filter((id) => !marked.has(id));
  const { same, text } = compareTold(
    plain,
    wanted.map((id) => ({ kind: 'PUBLISHED', id })),
  );
  const once = lost.length === marked.size && lost.every((id) => marked.has(id));
  const after = told.filter(({ id }, place) =>
    told.slice(0, place).some((one) => one.id === id && one.kind === 'NO_LONGER_ACCESSIBLE'),
  );
  const ok = same && once && new Set(lost).size === lost.length && after.length === 0;
  say(
    `${ok ? 'ok  ' : 'FAIL'} ${options.name}: ${text}; ${lost.length} of ${marked.size} losses told, ${after.length} events after a loss`,
  );
  return ok;
});
const afterRevocationMs = Math.max(0, revoked.lastAt - revokedAt);
const logged = new Set(published);
const unlogged = publisher.acknowledged.slice(1).filter((id) => !logged.has(id));
const checks: readonly [string, boolean][] = [
  ['every stored record is in the log once', stored[0]?.n === logged.size + 1],
  ['every record with a receipt is in the log', unlogged.length === 0],
  ['positions are gapless', gapless[0]?.ok === true],
  ['who may see nothing was told nothing', hidden.told.length === 0],
  [
    `the revoked reader was told nothing more after ${afterRevocationMs} ms (${revoked.endedBy})`,
    afterRevocationMs < 2_000,
  ],
];
for (const [what, ok] of checks) say(`${ok ? 'ok  ' : 'FAIL'} ${what}`);
say(
  `${publisher.acknowledged.length} records acknowledged, ${publisher.repeated} calls made again, ${hook.reader.repeated} webhook deliveries repeated; ${counts.killed} nodes killed, ${counts.sequencers} sequencers ended, ${counts.crashes} crashes of PostgreSQL, ${nodes.map(({ unexpected }) => unexpected).join('+')} nodes ended by themselves`,
);
await Promise.all(nodes.map((node) => node.stop()));
await world.close();
process.exit([...results, ...deprived, ...checks.map(([, ok]) => ok)].every(Boolean) ? 0 : 1);

function prosecutor(): string {
  return 'procuratorate-prosecutor-370303';
}

async function isMarked(record: string): Promise<boolean> {
  const rows = await tryHard(
    `SELECT 1 FROM environment.environmental_violation WHERE id = '${record}' AND notes IS NOT NULL`,
  );
  return rows.length > 0;
}

/** What every reader that may see the feed was to be told, in order. */
async function placedChanges(): Promise<readonly Told[]> {
  for (;;) {
    const rows = await tryHard(
      `SELECT kind, record_id AS id, (SELECT count(*)::int FROM coordination.change_entry) AS waiting
       FROM coordination.change WHERE feed = 'EnvironmentalViolation' ORDER BY position OFFSET ${before}`,
    );
    if (rows.every(({ waiting }) => waiting === 0)) {
      return rows.map(({ kind, id }) => ({ kind: String(kind), id: String(id) }));
    }
    await delay(200);
  }
}

async function placed(): Promise<number> {
  const rows = await tryHard(
    `SELECT count(*)::int AS n FROM coordination.change WHERE feed = 'EnvironmentalViolation'`,
  );
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
