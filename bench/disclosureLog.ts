import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '../src/db/createPool.ts';
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts';
import { DisclosureLog } from '../src/db/evidence/DisclosureLog.ts';
import { fieldSet } from '../src/db/evidence/FieldSet.ts';
import { migrate } from '../src/db/migrate.ts';
import { migrationRoots } from '../src/db/migrationRoots.ts';
import { answerMarking } from '../src/policy/answerMarking.ts';
import { disclosureLine, keysOf } from '../src/resolvers/disclosureLine.ts';
import { cpuOf, cpuOfPostgres } from './cpu.ts';

/**
 * What the log costs by itself, on a PostgreSQL of its own that syncs: `node --import tsx
 * bench/disclosureLog.ts`. Each entry is that of Q1: a case, two parties and seven records.
 */
const entries = Number(process.env.BENCH_ENTRIES ?? 20_000);
const login = 'procuratorate-prosecutor-370300';
const feeds =
  'Case Party Party AdministrativePenalty CrimeTransfer FilingDecision ArrestDecision ProsecutionDecision Judgment Judgment';
const sets = feeds
  .split(' ')
  .map((feed) => fieldSet(feed, ['id', 'decisionNo', 'decidedAt', 'result', 'charges']));
const marking = answerMarking([]);
const operation = { name: 'Q1', hash: 'a'.repeat(64), roots: ['case'] };
const context = {
  reader: { login, organId: 'procuratorate-370300' },
  errand: {
    ...{ purpose: 'CASE_HANDLING', presumed: true, caseId: undefined, client: '127.0.0.1' },
    transport: 'HTTP',
  },
  requestId: randomUUID(),
  services: { policyVersion: '06ac9007b48cff36' },
} as never;
const folder = await mkdtemp(join(tmpdir(), 'xianjie-log-'));
const server = await startEmbedded(folder);
try {
  await migrate({ url: server.url, roots: await migrationRoots() });
  const pool = createPool(server.url, { size: 2, role: 'xianjie_app' });
  const admin = createPool(server.url, { size: 1 });
  const log = await DisclosureLog.open(pool, 'SHA-256');
  const postmaster = Number(
    (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
  );
  for (const lanes of [1, 4, 32, 256]) {
    await fire(log, 500, lanes);
    const before = [cpuOf(process.pid), cpuOfPostgres(postmaster)] as const;
    const waits = await fire(log, entries, lanes);
    const hub = (cpuOf(process.pid) - before[0]) / entries;
    const postgres = (cpuOfPostgres(postmaster) - before[1]) / entries;
    const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(1);
    process.stdout.write(
      `${lanes} at once: ${hub.toFixed(3)} + ${postgres.toFixed(3)} CPU ms an entry; waits p50 ${at(0.5)} p99 ${at(0.99)} ms\n`,
    );
  }
  const { rows } = await admin.query(
    `SELECT sum(pg_total_relation_size(inhrelid))::float8 AS bytes, (SELECT size::float8 FROM coordination.disclosure_head) AS size,
       (SELECT avg(octet_length(entries) / size)::int FROM coordination.disclosure_batch) AS line
     FROM pg_inherits WHERE inhparent = 'coordination.disclosure_batch'::regclass`,
  );
  const { bytes, size, line } = rows[0];
  process.stdout.write(`${(bytes / size).toFixed(0)} bytes stored an entry of ${line}\n`);
  await log.close();
  await Promise.all([pool.end(), admin.end()]);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function fire(log: DisclosureLog, count: number, lanes: number): Promise<number[]> {
  const waits: number[] = [];
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const shown = q1Shown();
      const line = disclosureLine(context, { marking, shown, operation }, new Date());
      const begun = performance.now();
      await log.append({
        line,
        keys: [login, ...keysOf(shown)],
        terms: shown.map(({ set }) => set),
      });
      waits.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return waits.sort((a, b) => a - b);
}

function q1Shown() {
  const id = randomUUID();
  return sets.map((set, n) => ({
    set,
    rows: n === 0 ? [id] : [`${id} ${randomUUID()}${n > 1 ? '@1' : ''}`],
  }));
}
