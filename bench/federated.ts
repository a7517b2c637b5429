import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { peersOf } from '../deploy/peersOf.ts';
import { separate } from '../deploy/separate.ts';
import { agencyNames } from '../src/codes/agencies.ts';
import { readConfig } from '../src/config.ts';
import { createPool } from '../src/db/createPool.ts';
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts';
import { loadDemo } from '../src/demo/loadDemo.ts';
import { buildRegistry } from '../src/policy/buildRegistry.ts';
import { regulation } from '../src/policy/regulation.ts';
import { subgraphPort } from '../src/schema/federation/subgraphUrl.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import { cpuOf, cpuOfPostgres } from './cpu.ts';
import { fire, type Shot, shoot } from './load.ts';
import { documents } from './works.ts';

/**
 * `npm run bench:federated`: Q1 through the gateway over five hubs and their databases, in the hub of
 * all agencies on the same data, and at the limit: bare servers on the same five databases behind a
 * bare gateway. What they use while nobody asks is taken off.
 */
const cases = Number(process.env.BENCH_CASES ?? 10_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_MS ?? 3_000);
const warmMs = Number(process.env.BENCH_WARM_MS ?? 40_000);
const lanes = 4;
const root = new URL('..', import.meta.url).pathname;
const [wholePort, gatewayPort, limitPort] = [4490, 4491, 4492];

process.env.XIANJIE_DATA ??= join(root, '.xianjie', `bench-federated-${cases}`);
process.env.NODE_ENV = 'production';
const config = readConfig(process.env);
const embedded = await startEmbedded(config.dataFolder);
const children: ChildProcess[] = [];
try {
  const ids = await prepare();
  const peerToken = randomBytes(32).toString('base64url');
  const whole = run('dist/main.js', ['serve'], { XIANJIE_PORT: String(wholePort) });
  const hubs = agencyNames.map((agency) =>
    run('dist/main.js', ['serve', '--agency', agency], {
      XIANJIE_AUDIT_KEY: join(config.dataFolder, `audit-key-${agency}.pem`),
      XIANJIE_PORT: String(subgraphPort(agency)),
      XIANJIE_PEERS: peersOf(agency),
      XIANJIE_PEER_TOKEN: peerToken,
    }),
  );
  const gateway = run('deploy/gateway/main.ts', [], { XIANJIE_PORT: String(gatewayPort) });
  const limits = agencyNames.map((agency, place) =>
    run('bench/limitServer.ts', [], {
      LIMIT_URL: Object.assign(new URL(embedded.url), { pathname: `/xianjie_${agency}` }).href,
      LIMIT_PORT: String(limitPort + 1 + place),
    }),
  );
  const ports = agencyNames.map((agency, place) => [agency, limitPort + 1 + place]);
  const limitGateway = run('bench/limitGateway.ts', [], {
    LIMIT_PORT: String(limitPort),
    LIMIT_PORTS: JSON.stringify(Object.fromEntries(ports)),
  });
  const { issueToken } = await openDevelopmentIssuer(config);
  const token = await issueToken('procuratorate-prosecutor-370300');
  const anyId = () => ids[Math.floor(Math.random() * ids.length)];
  const question = (id: string | undefined): Shot => ({
    path: '/graphql',
    body: JSON.stringify({ query: documents.q1, variables: { id } }),
    token,
  });
  const bareQuestion = (id: string | undefined): Shot => ({
    path: '/',
    body: JSON.stringify({ id }),
  });
  for (let alike = 0; alike < 20; ) {
    const id = anyId();
    const asked = [
      shoot(wholePort, question(id)),
      shoot(gatewayPort, question(id)),
      shoot(limitPort, bareQuestion(id)),
    ];
    const [one, other, bare] = await Promise.all(
      asked.map((text) => text.then(JSON.parse).catch(() => ({}))),
    );
    const isSame = JSON.stringify(one.data) === JSON.stringify(other.data);
    if (one.data && isSame && sketch(one.data.case) === sketch(bare)) alike += 1;
    else await delay(500);
  }
  const pidOf = ({ pid = 0 }: ChildProcess) => pid;
  const postmaster = Number(
    readFileSync(join(config.dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
  );
  /** CPU so far of gateway, hubs and PostgreSQL. */
  const spent = (processes: readonly ChildProcess[]) => [
    ...processes.map((one) => cpuOf(pidOf(one))),
    cpuOfPostgres(postmaster),
  ];
  const measure = async (
    port: number,
    processes: readonly ChildProcess[],
    of: (id: string | undefined) => Shot = question,
  ) => {
    const next = () => of(anyId());
    await fire(port, next, lanes, warmMs);
    const idle = await rateOf(
      () => spent(processes),
      () => delay(roundMs),
    );
    const found: { requests: number; cpu: readonly number[] }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      let requests = 0;
      const busy = await rateOf(
        () => spent(processes),
        async () => {
          requests = (await fire(port, next, lanes, roundMs)).length;
        },
      );
      const cpu = busy.ms.map(
        (ms, place) => (ms - (idle.ms[place] ?? 0) * (busy.tookMs / idle.tookMs)) / requests,
      );
      found.push({ requests: (requests * 1000) / busy.tookMs, cpu });
    }
    found.sort((a, b) => sum(a.cpu) - sum(b.cpu));
    const middle = found[Math.floor(found.length / 2)];
    return {
      cpu: middle?.cpu ?? [],
      rate: middle?.requests ?? 0,
      idle: sum(idle.ms) / (idle.tookMs / 1000),
    };
  };
  const one = await measure(wholePort, [whole]);
  const five = await measure(gatewayPort, [gateway, ...hubs]);
  const bare = await measure(limitPort, [limitGateway, ...limits], bareQuestion);
  const apart = ({ cpu, rate, idle }: typeof five) =>
    [
      ...[cpu, cpu.slice(0, 1), cpu.slice(1, 6), cpu.slice(6)].map(ms),
      ...[rate.toFixed(0), idle.toFixed(0)],
    ].join(' | ');
  const ms = (numbers: readonly number[]) => sum(numbers).toFixed(2);
  process.stdout.write(
    [
      `${cases.toLocaleString('en')} cases; CPU ms per request, median of ${rounds} rounds; idle CPU taken off.`,
      '',
      '| shape | all processes | gateway | hubs | PostgreSQL | req/s | idle, CPU ms/s |',
      '|---|---|---|---|---|---|---|',
      `| one process | ${ms(one.cpu)} | – | ${ms(one.cpu.slice(0, 1))} | ${ms(one.cpu.slice(1))} | ${one.rate.toFixed(0)} | ${one.idle.toFixed(0)} |`,
      `| gateway and five hubs | ${apart(five)} |`,
      `| the limit of the same shape | ${apart(bare)} |`,
      '',
    ].join('\n'),
  );
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(
    children.map((child) =>
      child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined,
    ),
  );
  await embedded.stop();
}

/** The city in one database and in five; gives cases that came far. */
async function prepare(): Promise<readonly string[]> {
  const pool = createPool(embedded.url, { size: 1, statementTimeoutMs: 0 });
  const there = await pool.query(`SELECT to_regclass('coordination."case"') AS t`);
  const count = there.rows[0]?.t
    ? Number((await pool.query('SELECT count(*) FROM coordination."case"')).rows[0]?.count)
    : 0;
  if (count < cases) {
    await ended(run('dist/main.js', ['generate', '--cases', String(cases), '--seed', '1'], {}));
    await pool.query('VACUUM ANALYZE');
  }
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM coordination."case" WHERE division_code LIKE '3703%' AND stage_rank >= 60 LIMIT 3000`,
  );
  const registry = buildRegistry(regulation);
  // Readers only, for there are cases.
  await loadDemo({ database: { admin: pool }, registry, log: () => undefined });
  await pool.end();
  for (const agency of agencyNames) await separate(embedded.url, registry, agency);
  return rows.map(({ id }) => id);
}

function run(file: string, args: string[], env: Record<string, string>): ChildProcess {
  const child = fork(join(root, file), args, {
    env: { ...process.env, ...env },
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [],
  });
  children.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`A process ended with ${code}`);
}

async function rateOf(read: () => readonly number[], work: () => Promise<unknown>) {
  const [before, fromMs] = [read(), performance.now()];
  await work();
  const tookMs = performance.now() - fromMs;
  return { ms: read().map((ms, place) => ms - (before[place] ?? 0)), tookMs };
}

/** Of a case what no right withholds from the reader of the benchmark: its number, and which lists it has. */
function sketch(theCase: Readonly<Record<string, unknown>>): string {
  return [theCase.hubCaseNo, ...Object.keys(theCase).sort()].join();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
