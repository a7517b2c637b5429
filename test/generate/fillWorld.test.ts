import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { fillWorld } from '../../src/generate/fillWorld.ts';
import { textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { registry } from './world.ts';

const options = { seed: 1, cases: 400, city: '3703' };
let hub: TestHub;
let filled: ReadonlyMap<string, number>;

beforeAll(async () => {
  hub = await openTestHub();
  filled = await fillWorld(hub.admin, registry, options);
});
afterAll(() => hub.close());

test('the tables hold what was written', async () => {
  for (const [table, count] of filled) {
    const { rows } = await hub.admin.query(`SELECT count(*)::int AS n FROM ${table}`);
    expect([table, rows[0]?.n]).toEqual([table, count]);
  }
  expect(filled.get('coordination."case"')).toBe(400);
});

test('every organ that a case names is registered, with its agency in all eight districts', async () => {
  const { rows: missing } = await hub.admin.query(
    `SELECT DISTINCT o FROM coordination."case", unnest(participants) o
     WHERE NOT EXISTS (SELECT FROM coordination.organ WHERE id = o)`,
  );
  expect(missing).toEqual([]);
  const { rows } = await hub.admin.query(
    `SELECT count(*)::int AS n FROM coordination.organ WHERE id ~ '^[a-z]+-3703(0[2-6]|2[1-3])$'`,
  );
  expect(rows[0]?.n).toBe(32);
});

test('no two organs share a court code', async () => {
  const { rows } = await hub.admin.query(
    `SELECT court_code FROM coordination.organ WHERE court_code LIKE '鲁03%' GROUP BY 1 HAVING count(*) > 1`,
  );
  expect(rows).toEqual([]);
});

test('a case is found by each of its numbers', async () => {
  const { rows } = await hub.admin.query<{ number: string; no: string; found: string | null }>(
    `SELECT r.document_no AS number, r.hub_case_no AS no, n.key AS found
     FROM police.filing_decision r LEFT JOIN coordination.case_number n
       ON n.record_id = r.id AND n.case_id = r.case_id AND n.feed = 'FilingDecision'
     WHERE r.document_no IS NOT NULL ORDER BY r.id`,
  );
  expect(rows.filter((row) => row.found === null)).toEqual([]);
  for (const { number, no } of rows.slice(0, 20)) {
    const { body } = await hub.ask(
      'procuratorate-prosecutor-000000',
      'query ($number: String!) { caseByNumber(number: $number) { hubCaseNo } }',
      { number: number.replace('〔', '[').replace('〕', ']') },
    );
    expect(textAt(body, 'data.caseByNumber.hubCaseNo')).toBe(no);
  }
});

test('a publication afterwards takes a number that tells not how many there are', async () => {
  const last = async () => {
    const { rows } = await hub.admin.query(
      `SELECT last FROM coordination.case_sequence WHERE division_code = '370303' AND year = 2024`,
    );
    return Number(rows[0]?.last);
  };
  const before = await last();
  const input = { ...inputOf(feedOf(AdministrativePenalty), 1), decidedOn: '2024-05-06' };
  const { hubCaseNo } = await publish(hub, AdministrativePenalty, input);
  expect(await last()).toBe(before + 1);
  expect(hubCaseNo).toMatch(/^H-370303-2024-\d{6}-\d{2}$/);
  expect(hubCaseNo.slice(0, 21)).not.toBe(`H-370303-2024-${String(before + 1).padStart(6, '0')}-`);
});

test('the same world is refused a second time and leaves nothing', async () => {
  await expect(fillWorld(hub.admin, registry, options)).rejects.toThrow('Choose another seed');
  const { rows } = await hub.admin.query('SELECT count(*)::int AS n FROM coordination."case"');
  expect(rows[0]?.n).toBe(401);
});

test('a world of another seed goes beside it', async () => {
  const again = await fillWorld(hub.admin, registry, { ...options, seed: 2 });
  expect(again.get('coordination."case"')).toBe(400);
  const { rows } = await hub.admin.query(
    `SELECT key FROM coordination.case_number GROUP BY key HAVING count(DISTINCT case_id) > 1`,
  );
  expect(rows).toEqual([]);
});

test('a code without a city is refused with a sentence', async () => {
  await expect(fillWorld(hub.admin, registry, { ...options, city: '9999' })).rejects.toThrow(
    'No city has this code',
  );
});
