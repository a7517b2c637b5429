import 'reflect-metadata';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stages } from '../../src/codes/stages.ts';
import { createPool } from '../../src/db/createPool.ts';
import { loadReferenceData } from '../../src/db/loadReferenceData.ts';
import { demoCaseNumber } from '../../src/demo/demoCaseNumber.ts';
import { demoOrgans, demoReaders } from '../../src/demo/demoReaders.ts';
import { loadDemo } from '../../src/demo/loadDemo.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';
import { registry } from './world.ts';

let database: TestDatabase;
let admin: Pool;
const lines: string[] = [];

const load = () => loadDemo({ database: { admin }, registry, log: (line) => lines.push(line) });
const counted = async () => {
  const { rows } = await admin.query(
    `SELECT (SELECT count(*) FROM coordination."case") AS cases, (SELECT count(*) FROM coordination.party) AS parties,
       (SELECT count(*) FROM coordination.case_number) AS numbers, (SELECT count(*) FROM coordination.reader) AS readers`,
  );
  return rows[0];
};

beforeAll(async () => {
  database = await createTestDatabase();
  admin = createPool(database.url, { size: 2 });
  await loadReferenceData(admin);
  await Promise.all([load(), load()]);
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

test('the demo city is loaded once, whoever starts', async () => {
  const before = await counted();
  expect(lines).toHaveLength(1);
  expect(before.readers).toBe(String(demoReaders.length));
  await load();
  expect(await counted()).toEqual(before);
});

test('courts keep one row each, with their code', async () => {
  const { rows } = await admin.query(
    `SELECT o.id FROM coordination.organ o WHERE o.court_code = ANY($1) ORDER BY 1`,
    [demoOrgans.flatMap((organ) => organ.courtCode ?? [])],
  );
  const courts = demoOrgans.filter((organ) => organ.courtCode !== undefined);
  expect(rows.map((row) => row.id)).toEqual(courts.map((court) => court.id).sort());
});

test('there is a case at every stage that a record brings about', async () => {
  const { rows } = await admin.query(`SELECT DISTINCT stage_rank FROM coordination."case"`);
  const ranks = new Set(rows.map((row) => Math.floor(row.stage_rank / 10) * 10));
  const { S0: _clue, S15: _closed, ...reached } = stages;
  expect(Object.values(reached).filter(({ rank }) => !ranks.has(rank))).toEqual([]);
});

test('the showcase has two suspects at different stages, and a request that is still pending', async () => {
  const { rows } = await admin.query(
    `SELECT p.name, p.stage_rank FROM coordination.party p JOIN coordination."case" c ON c.id = p.case_id
     WHERE c.hub_case_no = $1 ORDER BY 1`,
    [demoCaseNumber()],
  );
  expect(rows).toEqual([
    { name: '张某甲', stage_rank: 140 },
    { name: '李某乙', stage_rank: 80 },
    { name: '淄博示例电镀有限公司', stage_rank: 140 },
  ]);
});

test('it shows a minor, orphans, and marked records of both kinds', async () => {
  const { rows } = await admin.query(
    `SELECT (SELECT count(*)::int FROM coordination.party WHERE minor) AS minors,
       (SELECT count(*)::int FROM procuratorate.prosecution_decision WHERE orphan) AS orphans,
       (SELECT count(*)::int FROM police.arrest_request WHERE marking_level = 'INVESTIGATION' AND hub_case_no = $1) AS secret,
       (SELECT count(*)::int FROM environment.crime_transfer WHERE marking_audience IS NOT NULL AND hub_case_no = $1) AS narrowed,
       (SELECT count(*)::int FROM police.supervised_filing_outcome WHERE division_code = '370302') AS supervised`,
    [demoCaseNumber()],
  );
  for (const [name, count] of Object.entries(rows[0] ?? {})) {
    expect([name, Number(count) > 0]).toEqual([name, true]);
  }
});
