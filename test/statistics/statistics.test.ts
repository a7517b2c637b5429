import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { at, listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const analyst = 'analyst-370300';
/** Of the same organ: what the one was told, the other knows. */
const colleague = 'analyst-of-370300';
const officer = 'environment-officer-370300';
let hub: TestHub;
let serial = 0;

/** Penalties by year: 张店 (370303) has 9, 7 and 2; 淄川 (370302) has 8. */
const entries = (count: number, year: number) =>
  Array.from({ length: count }, () => {
    serial += 1;
    const decided = { decidedOn: `${year}-03-02`, fineAmount: serial * 10 };
    return { ...inputOf(feed, serial), ...decided, decisionNo: `张环罚〔${year}〕${serial}号` };
  });

beforeAll(async () => {
  hub = await openTestHub();
  await hub.admin.query(
    `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
     SELECT $1, r.kind, r.organ_id, r.posts, r.clearance, r.status FROM coordination.reader r WHERE r.login = $2`,
    [colleague, analyst],
  );
  const zhangdian = [...entries(9, 2024), ...entries(7, 2025), ...entries(2, 2026)];
  await publishAll(hub, AdministrativePenalty, zhangdian);
  await publishAll(hub, AdministrativePenalty, entries(8, 2025), '370302');
});

afterAll(() => hub.close());

const fields = '{ groups { keys count sum } remainder { count sum } least asOf }';

async function ask(login: string, args: string) {
  const { body } = await hub.ask(login, `{ statistics(${args}) ${fields} }`);
  return body;
}
const counts = (body: unknown) =>
  Object.fromEntries(
    listAt(body, 'data.statistics.groups').map((row) => [
      listAt(row, 'keys').join(' '),
      at(row, 'count'),
    ]),
  );
const code = (body: unknown) => at(body, 'errors.0.extensions.code');
const byYear = 'measure: ADMINISTRATIVE_PENALTIES, groupBy: [YEAR]';
const byPlaceAndYear = 'measure: ADMINISTRATIVE_PENALTIES, groupBy: [DIVISION, YEAR]';

describe('Whoever handles cases', () => {
  test('is told exact counts and sums of what it may see', async () => {
    const body = await ask(officer, byPlaceAndYear);
    expect(counts(body)).toEqual({
      '370302 2025': 8,
      '370303 2024': 9,
      '370303 2025': 7,
      '370303 2026': 2,
    });
    expect(at(body, 'data.statistics')).toMatchObject({ remainder: null, least: 1, asOf: null });
    const sums = await ask(officer, 'measure: ADMINISTRATIVE_PENALTIES_FINE_AMOUNT');
    const all = (serial * (serial + 1) * 10) / 2;
    expect(at(sums, 'data.statistics.groups')).toEqual([{ keys: [], count: serial, sum: all }]);
  });

  test('counts its own territory alone', async () => {
    const district = await ask('environment-officer-370302', byPlaceAndYear);
    expect(counts(district)).toEqual({ '370302 2025': 8 });
  });

  test('counts what it is not shown as empty, and under no filter', async () => {
    const [one] = entries(1, 2026);
    const { caseId } = await publish(hub, AdministrativePenalty, one ?? {});
    await publish(hub, ArrestRequest, { ...inputOf(feedOf(ArrestRequest), 1), caseId });
    const shown = await ask('police-officer-370300', 'measure: ARREST_REQUESTS');
    expect(counts(shown)).toEqual({ '': 1 });
    const hidden = await ask(officer, 'measure: ARREST_REQUESTS, groupBy: [DIVISION]');
    expect(at(hidden, 'data.statistics')).toMatchObject({ groups: [], remainder: null });
  });
});

describe('An analyst', () => {
  test('is told no group below the least size, and no total that gives one away', async () => {
    const body = await ask(analyst, byPlaceAndYear);
    expect(counts(body)).toEqual({ '370302 2025': 8, '370303 2024': 9 });
    // 7 of 2025 had to join the 3 of 2026.
    expect(at(body, 'data.statistics.remainder.count')).toBe(10);
  });

  test('is refused a question whose difference to an earlier one singles out few', async () => {
    const zhangdian = 'where: { administrativePenalties: { divisionCode: { eq: "370303" } } }';
    const early = 'where: { administrativePenalties: { decidedOn: { lt: "2026-01-01" } } }';
    const total = 'measure: ADMINISTRATIVE_PENALTIES';
    expect(code(await ask(analyst, `${total}, ${zhangdian}`))).toBeUndefined();
    expect(code(await ask(analyst, total))).toBeUndefined();
    // Of what was told, 2025 of 370303 would follow, and then the 3 of 2026.
    const narrow = [`${total}, ${early}`, byYear, `${total}_FINE_AMOUNT, ${early}`];
    for (const question of narrow) {
      expect(code(await ask(analyst, question)), question).toBe('STATISTICS_TOO_NARROW');
      expect(code(await ask(colleague, question)), question).toBe('STATISTICS_TOO_NARROW');
    }
  });

  test('is answered the same again, and as before while only few have been added', async () => {
    const before = await ask(analyst, byPlaceAndYear);
    expect(at(before, 'data.statistics.asOf')).toBeNull();
    await publishAll(hub, AdministrativePenalty, entries(2, 2024));
    const after = await ask(analyst, byPlaceAndYear);
    expect(counts(after)).toEqual(counts(before));
    expect(at(after, 'data.statistics.asOf')).toEqual(expect.any(String));
    await publishAll(hub, AdministrativePenalty, entries(4, 2024));
    const later = await ask(analyst, byPlaceAndYear);
    expect(counts(later)).toEqual({ '370302 2025': 8, '370303 2024': 15 });
  });

  test('is told no group of few under a narrow filter either', async () => {
    const where = 'where: { cases: { hubCaseNo: { prefix: "H-370303-2026" } } }';
    const body = await ask(analyst, `measure: CASES, groupBy: [STAGE, ORIGIN_AGENCY], ${where}`);
    if (code(body) === undefined) {
      const told = Object.values(counts(body)).map(Number);
      expect(told.filter((count) => count < 5)).toEqual([]);
    } else expect(code(body)).toBe('STATISTICS_TOO_NARROW');
  });

  test('in two questions at once is held to both', async () => {
    const questions = ['370303', '370302'].map(
      (division) => `measure: CASES, where: { cases: { divisionCode: { eq: "${division}" } } }`,
    );
    const bodies = await Promise.all(questions.map((question) => ask(analyst, question)));
    expect(bodies.map(code)).toEqual([undefined, undefined]);
    const { rows } = await hub.admin.query(
      `SELECT count(*)::int AS n, count(DISTINCT place)::int AS places
       FROM coordination.statistics_ledger WHERE holder = $1 AND subject = 'Case'`,
      ['coordination-370300/statistics'],
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
    expect(rows[0]?.n).toBe(rows[0]?.places);
  });
});

test('A filter may be given as a variable', async () => {
  const where = { administrativePenalties: { divisionCode: { eq: '370302' } } };
  const query = `query ($where: StatisticsWhere) { statistics(measure: ADMINISTRATIVE_PENALTIES, where: $where) ${fields} }`;
  const { body } = await hub.ask(officer, query, { where });
  expect(counts(body)).toEqual({ '': 8 });
  const wrong = await hub.ask(officer, query, { where: { cases: { stage: 7 } } });
  expect(code(wrong.body)).toBe('BAD_USER_INPUT');
});

test('Who reads no content is told nothing', async () => {
  const body = await ask('auditor-370300', byYear);
  expect(at(body, 'data.statistics')).toMatchObject({ groups: [], remainder: null });
});

test.each([
  ['groupBy: [RESULT]', 'a list that the table lacks'],
  ['where: { cases: { stageNumber: { gte: 1 } } }', 'the filter of another table'],
])('%s is refused: %s', async (args) => {
  expect(code(await ask(officer, `measure: ADMINISTRATIVE_PENALTIES, ${args}`))).toBe('BAD_FILTER');
});
