import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '../src/codes/newId.ts';
import { readConfig } from '../src/config.ts';
import { createPool } from '../src/db/createPool.ts';
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import { cpuOf, cpuOfPostgres } from './cpu.ts';
import { fire, type Shot, shoot } from './load.ts';
import { report, type Work } from './report.ts';
import { documents } from './works.ts';

const cases = Number(process.env.BENCH_CASES ?? 200_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_MS ?? 2_500);
/** A hub runs for months: it is measured when the engine has compiled what is hot. */
const warmMs = Number(process.env.BENCH_WARM_MS ?? 6_000);
/** As `npm start` has it, for both sides. */
const youngGeneration = '--max-semi-space-size=64';
const hubPort = 4480;
const limitPort = 4481;
const lanes = 4;
const root = new URL('..', import.meta.url).pathname;

process.env.XIANJIE_DATA ??= join(root, '.xianjie', `bench-${cases}`);
const config = readConfig(process.env);
const embedded = await startEmbedded(config.dataFolder);
const admin = createPool(embedded.url, { size: 1, statementTimeoutMs: 0 });

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
/** Numbers of written records: new in each run. */
let serial = 100_000_000 + (Math.floor(Date.now() / 1000) % 80_000) * 10_000;
const children: ChildProcess[] = [];
try {
  await prepare(admin);
  const hub = await run(join(root, 'dist/main.js'), ['start'], {
    XIANJIE_DATA: config.dataFolder,
    XIANJIE_PORT: String(hubPort),
    NODE_ENV: 'production',
  });
  const limit = await run(join(root, 'bench/limitServer.ts'), [], {
    LIMIT_URL: embedded.url,
    LIMIT_PORT: String(limitPort),
  });
  await untilUp(hubPort);
  const postmaster = Number(
    readFileSync(join(config.dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
  );
  const { issueToken } = await openDevelopmentIssuer(config);
  const works = await worksOf(
    admin,
    await issueToken('procuratorate-prosecutor-370300'),
    await issueToken('environment-officer-370303'),
  );
  const results = [];
  for (const work of works) {
    if (process.env.BENCH_ONLY && !process.env.BENCH_ONLY.split(',').includes(work.name)) continue;
    await work.check?.();
    results.push(await measure(work, { hub: hub.pid ?? 0, limit: limit.pid ?? 0, postmaster }));
  }
  const table = report(results, cases);
  process.stdout.write(table);
  if (process.argv.includes('--write')) {
    const file = join(root, 'docs/performance.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(
        /<!-- bench -->[\s\S]*<!-- \/bench -->/,
        `<!-- bench -->\n${table}<!-- /bench -->`,
      ),
    );
  }
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) =>
          child.exitCode === null ? child.once('exit', resolve) : resolve(0),
        ),
    ),
  );
  await admin.end();
  await embedded.stop();
}

async function prepare(pool: pg.Pool): Promise<void> {
  const there = await pool.query('SELECT to_regclass(\'coordination."case"\') AS t');
  const count = there.rows[0]?.t
    ? Number((await pool.query('SELECT count(*) FROM coordination."case"')).rows[0]?.count)
    : 0;
  if (count < cases) {
    const child = fork(
      join(root, 'dist/main.js'),
      ['generate', '--cases', String(cases), '--seed', '1'],
      { stdio: 'inherit', env: process.env },
    );
    await new Promise((resolve, reject) =>
      child.once('exit', (code) =>
        code === 0 ? resolve(0) : reject(new Error(`generate ended with ${code}`)),
      ),
    );
    await pool.query('VACUUM ANALYZE');
  }
  await dropWritten(pool);
  await pool.query('DROP SCHEMA IF EXISTS bench CASCADE');
  await pool.query('CREATE SCHEMA bench');
  // The limit writes into the same kind of table, with the same indexes.
  await pool.query(
    'CREATE TABLE bench.penalty (LIKE environment.administrative_penalty INCLUDING INDEXES)',
  );
  const { rows } = await pool.query(
    `SELECT attname FROM pg_attribute WHERE attrelid = 'bench.penalty'::regclass AND attnotnull AND attnum > 0`,
  );
  for (const { attname } of rows) {
    if (attname !== 'id' && attname !== 'version')
      await pool.query(`ALTER TABLE bench.penalty ALTER COLUMN ${attname} DROP NOT NULL`);
  }
  await pool.query('ALTER TABLE bench.penalty ALTER COLUMN version SET DEFAULT 1');
}

/** Takes away what earlier runs wrote: cases with dozens of penalties are no measure of anything. */
async function dropWritten(pool: pg.Pool): Promise<void> {
  const { rowCount } = await pool.query(`CREATE TEMP TABLE written AS
    SELECT id FROM environment.administrative_penalty WHERE document_no ~ '^淄环罚字〔2026〕[0-9]{9}号$'`);
  if (!rowCount) return;
  const of = (column: string) => `WHERE ${column} IN (SELECT id FROM written)`;
  await pool.query(`DELETE FROM coordination.clock ${of('record_id')}`);
  await pool.query(`DELETE FROM coordination.case_event ${of('record_id')}`);
  await pool.query(`DELETE FROM coordination.case_number ${of('record_id')}`);
  await pool.query(`DELETE FROM environment.administrative_penalty ${of('id')}`);
  await pool.query('TRUNCATE environment.receipt');
  await pool.query('VACUUM FULL ANALYZE coordination.clock, coordination.case_event');
  await pool.query('VACUUM ANALYZE environment.administrative_penalty, coordination.case_number');
}

async function run(
  file: string,
  args: string[],
  env: Record<string, string>,
): Promise<ChildProcess> {
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const execArgv = [youngGeneration, ...loader, ...(process.env.BENCH_PROF?.split(' ') ?? [])];
  const child = fork(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv,
  });
  children.push(child);
  return child;
}

async function untilUp(port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${port}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    if (Date.now() > deadline) throw new Error('The hub did not start');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function worksOf(pool: pg.Pool, reader: string, writer: string): Promise<readonly Work[]> {
  const sample = await pool.query<{ id: string }>(
    // The limit knows no sealing, so it would show more suspects than the hub.
    `SELECT c.id FROM coordination."case" c TABLESAMPLE SYSTEM (10)
      WHERE c.division_code LIKE '3703%' AND c.stage_rank >= 60
        AND NOT EXISTS (SELECT FROM coordination.party p WHERE p.case_id = c.id AND p.sealed) LIMIT 5000`,
  );
  const ids = sample.rows.map((row) => row.id);
  const { rows: places } = await pool.query<{ d: string }>(
    `SELECT DISTINCT division_code AS d FROM coordination."case" WHERE division_code LIKE '3703%'`,
  );
  const open = await pool.query<{ id: string }>(
    `SELECT id FROM coordination."case" WHERE division_code = '370303' LIMIT 20000`,
  );
  const own = open.rows.map((row) => row.id);
  const ask = (query: string, variables: object, token: string): Shot => ({
    path: '/graphql',
    body: JSON.stringify({ query, variables }),
    token,
  });
  const read = (
    name: 'q1' | 'q2' | 'q4',
    key: string,
    title: string,
    variables: () => object,
  ): Work => ({
    name,
    title,
    hub: () => ask(documents[name], variables(), reader),
    limit: () => ({ path: `/${name}`, body: JSON.stringify(variables()) }),
    check: () => sameAnswers(name, key, variables, reader),
  });
  return [
    read('q1', 'case', 'one case with parties and six feeds', () => ({ id: pick(ids) })),
    read('q2', 'cases', 'page of 50 cases + 2 feeds', () => ({ division: pick(places).d })),
    read('q4', 'administrativePenalties', '500 records × 10 fields', () => ({
      division: pick(places).d,
    })),
    {
      name: 'w1',
      title: 'publish one record',
      hub: () => ask(documents.w1, { input: written(1, own)[0], key: newId('Case') }, writer),
      limit: () => ({ path: '/w1', body: JSON.stringify({ row: limitRow(written(1, own)[0]) }) }),
    },
    {
      name: 'w2',
      title: 'publish 1,000 in one call',
      hub: () => ask(documents.w2, { inputs: written(1000, own), key: newId('Case') }, writer),
      limit: () => ({
        path: '/w2',
        body: JSON.stringify({ rows: written(1000, own).map(limitRow) }),
      }),
    },
  ];
}

function written(count: number, cases: readonly string[]) {
  return Array.from({ length: count }, () => {
    serial += 1;
    return {
      caseId: pick(cases),
      counterpartName: `测试企业${serial}`,
      counterpartType: 'LEGAL',
      legalRepName: '测试人',
      uscc: '91370303MA0TEX018D',
      decisionNo: `淄环罚字〔2026〕${serial}号`,
      violationType: 'WATER',
      facts: '废水排放口化学需氧量超过排放标准。',
      penaltyCategories: ['FINE'],
      content: '罚款人民币拾万元整。',
      fineAmount: 100_000,
      decidedOn: '2026-11-19',
    };
  });
}

function limitRow(input: ReturnType<typeof written>[number] | undefined) {
  const now = new Date().toISOString();
  return {
    id: newId('AdministrativePenalty'),
    case_id: newId('Case'),
    division_code: '370303',
    owner_organ_id: 'environment-370303',
    decided_at: now,
    entered_at: now,
    counterpart_name: input?.counterpartName,
    counterpart_type: input?.counterpartType,
    decision_no: input?.decisionNo,
    violation_type: input?.violationType,
    facts: input?.facts,
    penalty_categories: '{FINE}',
    content: input?.content,
    fine_amount: input?.fineAmount,
  };
}

/** The hub's answers are those of the limit, but for cells that this reader is not shown. */
async function sameAnswers(
  name: string,
  key: string,
  variables: () => object,
  token: string,
): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const given = variables();
    const hub = JSON.parse(
      await shoot(hubPort, {
        path: '/graphql',
        body: JSON.stringify({ query: documents[name as 'q1'], variables: given }),
        token,
      }),
    );
    const limit = JSON.parse(
      await shoot(limitPort, { path: `/${name}`, body: JSON.stringify(given) }),
    );
    const problem = difference(hub.data?.[key], limit, name);
    if (problem)
      throw new Error(
        `The answers to ${name} differ at ${problem}: ${JSON.stringify(hub).slice(0, 300)}`,
      );
  }
}

function difference(ours: unknown, theirs: unknown, path: string): string | undefined {
  if (ours === null || (typeof ours !== 'object' && sameScalar(ours, theirs))) return undefined;
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length !== theirs.length) return `${path}.length`;
    return ours
      .map((one, index) => difference(one, theirs[index], `${path}.${index}`))
      .find(Boolean);
  }
  if (typeof ours !== 'object' || typeof theirs !== 'object' || theirs === null || ours === null)
    return path;
  return Object.entries(ours)
    .map(([name, one]) => difference(one, Reflect.get(theirs, name), `${path}.${name}`))
    .find(Boolean);
}

function sameScalar(ours: unknown, theirs: unknown): boolean {
  const instant = (value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d/.test(value)
      ? Date.parse(value.replace(/([+-]\d\d)$/, '$1:00'))
      : value;
  return ours === theirs || instant(ours) === instant(theirs) || /^S[78]$/.test(String(ours));
}

async function measure(work: Work, pids: { hub: number; limit: number; postmaster: number }) {
  const sides = {
    hub: { port: hubPort, next: work.hub, pid: pids.hub },
    limit: { port: limitPort, next: work.limit, pid: pids.limit },
  };
  const rows = {
    hub: [] as { cpu: number; server: number; postgres: number }[],
    limit: [] as { cpu: number; server: number; postgres: number }[],
  };
  const latencies = { hub: [] as number[], limit: [] as number[] };
  await fire(hubPort, work.hub, lanes, warmMs);
  await fire(limitPort, work.limit, lanes, warmMs / 3);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of ['hub', 'limit'] as const) {
      const { port, next, pid } = sides[side];
      const before = { server: cpuOf(pid), postgres: cpuOfPostgres(pids.postmaster) };
      const found = await fire(port, next, lanes, roundMs);
      const server = (cpuOf(pid) - before.server) / found.length;
      const postgres = (cpuOfPostgres(pids.postmaster) - before.postgres) / found.length;
      rows[side].push({ cpu: server + postgres, server, postgres });
      latencies[side].push(...found);
    }
  }
  return { work, rows, latencies, lanes, seconds: (rounds * roundMs) / 1000 };
}
