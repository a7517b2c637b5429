import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFile } from '../../src/db/dataFile.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publishAll, type Receipt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const dayMs = 86_400_000;
const feed = feedOf(AdministrativePenalty);
const holidays: Record<string, { off: string[]; work: string[] }> = JSON.parse(
  readFileSync(dataFile('holidays.json'), 'utf8'),
);
/** The day in China so many days ago. */
const ago = (days: number) =>
  new Date(Date.now() + dayMs / 3 - days * dayMs).toISOString().slice(0, 10);
/** The last weeks, the National Day and Spring Festival holidays, and a year ago. */
const decided = [
  ...Array.from({ length: 40 }, (_, days) => ago(days)),
  '2026-09-26',
  '2026-02-10',
  '2025-09-25',
  '2020-01-20',
];

let hub: TestHub;
let receipts: readonly Receipt[];

beforeAll(async () => {
  hub = await openTestHub();
  const inputs = decided.map((decidedOn, n) => ({
    ...inputOf(feed, n),
    decidedOn,
    ...(n % 2 === 0 && { lateReason: '系统维护' }),
  }));
  receipts = await publishAll(hub, AdministrativePenalty, inputs);
});

afterAll(() => hub.close());

/** 17号 Art. 34, 38: seven natural days, and on to the first day that is no holiday. */
function daysLate(decidedOn: string, enteredOn: string): number {
  const due = new Date(Date.parse(decidedOn) + 7 * dayMs);
  const isFree = () => {
    const day = due.toISOString().slice(0, 10);
    if (Object.values(holidays).some(({ off }) => off.includes(day))) return true;
    const worked = Object.values(holidays).some(({ work }) => work.includes(day));
    return [0, 6].includes(due.getUTCDay()) && !worked;
  };
  while (isFree()) due.setTime(due.getTime() + dayMs);
  return Math.max(0, (Date.parse(enteredOn) - due.getTime()) / dayMs);
}

test('a late record is stored and says by how many days it is late', async () => {
  const query =
    '{ administrativePenalties(first: 1000) { nodes { id decidedOn enteredAt lateDays } } }';
  const { body } = await hub.ask('police-officer-370303', query);
  const rows = listAt(body, 'data.administrativePenalties.nodes');
  expect(rows).toHaveLength(decided.length);
  for (const row of rows) {
    const entered = new Date(Date.parse(String(at(row, 'enteredAt'))) + dayMs / 3).toISOString();
    const expected = daysLate(String(at(row, 'decidedOn')), entered.slice(0, 10));
    expect(at(row, 'lateDays'), String(at(row, 'decidedOn'))).toBe(expected);
    expect(receipts.find(({ recordId }) => recordId === at(row, 'id'))?.lateDays).toBe(expected);
  }
});

test('who is late and gives no reason is warned, and nobody else', () => {
  receipts.forEach(({ lateDays, warnings }, n) => {
    expect(warnings.includes('LATE')).toBe(Number(lateDays) > 0 && n % 2 === 1);
  });
});

test('late records are found by how late they are', async () => {
  const query =
    '{ in: administrativePenalties(where: { lateDays: { eq: 0 } }) { totalCount } late: administrativePenalties(where: { lateDays: { gt: 0 } }) { totalCount } }';
  const { body } = await hub.ask('environment-officer-370303', query);
  const late = receipts.filter(({ lateDays }) => Number(lateDays) > 0).length;
  expect(at(body, 'data.late.totalCount')).toBe(late);
  expect(at(body, 'data.in.totalCount')).toBe(decided.length - late);
});
