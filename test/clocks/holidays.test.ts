import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWorld } from '../../src/generate/fillWorld.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readHolidays } from '../../src/policy/readCalendar.ts';
import { Holidays } from '../../src/resolvers/holidays/Holidays.ts';
import { checkClocks } from '../../src/resolvers/publish/checkClocks.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { registry } from '../generate/world.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { publishAcceptance, publishTransfer } from './clockCase.ts';

const administrator = 'administrator-370300';
const mutation = `mutation ($year: Int!, $off: [Date!]!, $work: [Date!]!, $reason: String!) {
  set: setHolidays(year: $year, off: $off, work: $work, announcement: "国办发明电〔2026〕测1号", reason: $reason) {
    id year login organId recountedAt } }`;
const reason = '国务院办公厅调整放假安排，按通知录入';

let hub: TestHub;
let released: Awaited<ReturnType<typeof readHolidays>>;
beforeAll(async () => {
  hub = await openTestHub();
  released = await readHolidays();
  await fillWorld(hub.admin, registry, { cases: 300, seed: 31, city: '3703' });
}, 120_000);
afterAll(() => hub.close());

const daysOf = (year: number) => released[String(year)] ?? { off: [], work: [] };

function set(login: string, year: number, { off, work } = daysOf(year)) {
  return hub.ask(login, mutation, { year, off, work, reason });
}

/** Waits until the hub has counted all limits again; throws long after that is due. */
async function recounted(): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(100)) {
    const { body } = await hub.ask(administrator, '{ holidays { entries { recountedAt } } }');
    if (listAt(body, 'data.holidays.entries').every((one) => at(one, 'recountedAt') !== null))
      return;
  }
  throw new Error('The limits were not counted again');
}

async function differing(holidays: Holidays): Promise<readonly string[]> {
  const { rows } = await hub.admin.query('SELECT id, agency FROM coordination.organ');
  const agencies = new Map(rows.map(({ id, agency }) => [String(id), String(agency)]));
  const { calendar } = holidays;
  const agencyOf = (organ: string) => agencies.get(organ);
  const rules = { calendar, readings: usualReadings, agencyOf, mend: false };
  return (await checkClocks(hub.admin, registry, rules)).differing;
}

const dueOf = async (caseId: string) => {
  const query = `{ case(id: "${caseId}") { clocks(where: { rule: { eq: "TL-17" } }) { nodes { dueAt } } } }`;
  const { body } = await hub.ask('police-officer-370303', query);
  return textAt(body, 'data.case.clocks.nodes.0.dueAt');
};

test('holidays are entered by administrators alone, and nobody else', async () => {
  for (const login of ['police-officer-370303', 'auditor-370300', 'analyst-370300']) {
    const { body } = await set(login, 2026);
    expect([login, at(body, 'errors.0.extensions.code')]).toEqual([login, 'FORBIDDEN']);
  }
  const read = await hub.ask(administrator, '{ cases { nodes { id } totalCount } }');
  expect(at(read.body, 'data.cases')).toEqual({ nodes: [], totalCount: 0 });
});

const { off, work } = { off: ['2027-01-01', '2027-05-01', '2027-10-01'], work: ['2027-01-03'] };
const whole = [...off, '2027-10-02', '2027-10-03'];
test.each([
  ['a year without the National Day', 2027, { off, work }],
  ['a day that does not exist', 2027, { off: [...whole, '2027-02-30'], work }],
  ['a day of another year', 2027, { off: [...whole, '2025-10-01'], work }],
  ['a day off and worked', 2027, { off: [...whole, '2027-01-03'], work }],
  ['a weekday as a make-up day', 2027, { off: whole, work: ['2027-01-04'] }],
  [
    'a day that another year has otherwise',
    2027,
    { off: [...whole, '2026-12-26'], work: ['2027-01-03', '2026-12-26'] },
  ],
  ['a year out of reach', 2127, { off: whole, work }],
  ['what is known already', 2026, undefined],
])('%s is refused', async (_, year, days) => {
  const { body } = await set(administrator, year, days ?? daysOf(2026));
  expect(at(body, 'errors.0.extensions.code')).toBe('BAD_HOLIDAYS');
});

test('a year that is entered counts on every node at once, and running limits are counted again', async () => {
  const { caseId } = await publishTransfer(hub, {
    ...{ decidedAt: '2026-09-28T09:30:00+08:00', reportReceivedAt: '2026-09-27T09:00:00+08:00' },
    ...{ sentAt: '2026-09-28T15:00:00+08:00', copyToProcuratorateAt: '2026-09-28T15:30:00+08:00' },
  });
  await publishAcceptance(hub, { caseId, receivedAt: '2026-09-28T16:20:00+08:00' });
  expect(await dueOf(caseId)).toBe('2026-10-08T23:59:59.999+08:00');
  const neighbour = await Holidays.open(released, hub.admin);
  expect(await differing(neighbour)).toEqual([]);

  const days = daysOf(2026);
  const longer = { off: [...days.off, '2026-10-08', '2026-10-09'], work: days.work };
  const { body } = await set(administrator, 2026, { ...longer, work: longer.work });
  expect(at(body, 'data.set')).toMatchObject({ year: 2026, login: administrator });
  await neighbour.follow();
  expect(neighbour.calendar.isPublicHoliday('2026-10-09')).toBe(true);
  const clash = await publishAcceptance(hub, { receivedAt: '2026-09-28T16:20:00+08:00' });
  const soon = await dueOf(clash.caseId);
  await recounted();
  expect(await dueOf(caseId)).toBe(soon);
  expect(soon > '2026-10-10').toBe(true);
  expect(await differing(neighbour)).toEqual([]);
});

test('what generated cases owed in a year that is corrected is what their records then give', async () => {
  const moved = (await hub.admin.query('SELECT id, due_at::text AS due FROM coordination.clock'))
    .rows;
  const days = daysOf(2025);
  const fewer = { off: days.off.filter((day) => day > '2025-02-01'), work: [] };
  const bare = {
    off: [...fewer.off, '2025-01-01', '2025-03-12', '2025-06-18', '2025-06-19'],
    work: [],
  };
  const { body } = await set(administrator, 2025, bare);
  expect(body.errors).toBeUndefined();
  await recounted();
  const neighbour = await Holidays.open(released, hub.admin);
  expect(await differing(neighbour)).toEqual([]);
  const before = new Map(moved.map(({ id, due }) => [id, due]));
  const after = await hub.admin.query('SELECT id, due_at::text AS due FROM coordination.clock');
  expect(after.rows.filter(({ id, due }) => before.get(id) !== due).length).toBeGreaterThan(5);
});

test('who entered what, when and why stays on record', async () => {
  const query = `{ holidays { missing years { year } entries { year login organId announcement reason enteredAt recountedAt } } }`;
  const told = await hub.ask(administrator, query);
  const entries = listAt(told.body, 'data.holidays.entries');
  expect(entries.map((one) => at(one, 'year'))).toEqual([2025, 2026]);
  expect(entries[0]).toMatchObject({
    login: administrator,
    organId: 'coordination-370300',
    reason,
  });
  const { body } = await hub.ask('police-officer-370303', query);
  expect(at(body, 'data.holidays.entries.0')).toMatchObject({ year: 2025, login: null, reason });
  await expect(
    hub.admin.query('SET ROLE xianjie_app; UPDATE coordination.holiday_year SET year = 2001'),
  ).rejects.toThrow(/permission denied/);
  await hub.admin.query('RESET ROLE');
});
