import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkIdNumber } from '../../src/codes/checkIdNumber.ts';
import { checkUscc } from '../../src/codes/checkUscc.ts';
import { tagOf, typeTag } from '../../src/codes/newId.ts';
import { planFeeds } from '../../src/generate/FeedPlan.ts';
import { worldSpan } from '../../src/generate/worldSpan.ts';
import { milestoneOf } from '../../src/policy/milestones.ts';
import { caseColumns, partyColumns } from '../../src/resolvers/publish/columns.ts';
import { inventWorld, registry } from './world.ts';

const world = await inventWorld(1, 1000);
const records = world.flatMap((one) => one.records);
const parties = world.flatMap((one) => one.parties);

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

test('the same seed gives the same world, another seed another', async () => {
  expect(digest(await inventWorld(1, 1000))).toBe(digest(world));
  expect(digest(await inventWorld(2, 1000))).not.toBe(digest(world));
});

test('every feed of the regulation occurs', () => {
  const names = new Set(records.map((record) => record.feed));
  expect(registry.feeds.map((feed) => feed.name).filter((name) => !names.has(name))).toEqual([]);
});

test('every credit code and identity number is sound', () => {
  const values = (key: string) => parties.flatMap((party) => party[key] ?? []).map(String);
  const codes = values('uscc').flatMap((code) => checkUscc(code).findings);
  const numbers = [...values('idNo'), ...values('legalRepIdNo')];
  expect(codes).toEqual([]);
  expect(numbers.length).toBeGreaterThan(1000);
  expect(numbers.flatMap((number) => checkIdNumber(number, '2026-11-01').findings)).toEqual([]);
});

test('the same identity number has the same name', () => {
  const names = new Map<unknown, Set<unknown>>();
  for (const { idNo, name } of parties) {
    if (idNo !== undefined) names.set(idNo, (names.get(idNo) ?? new Set()).add(name));
  }
  expect([...names.values()].every((one) => one.size === 1)).toBe(true);
});

test('ids name their type', () => {
  const wrong = records.filter(({ feed, row }) => tagOf(String(row.id)) !== typeTag(feed));
  expect(wrong).toEqual([]);
});

test('rows have columns of their tables only', () => {
  const plans = planFeeds(registry);
  const unknown = (row: object, columns: readonly { key: string }[] = []) =>
    Object.keys(row).filter((key) => !columns.some((column) => column.key === key));
  const found = new Set([
    ...records.flatMap(({ feed, row }) => unknown(row, plans.get(feed)?.columns)),
    ...parties.flatMap((row) => unknown(row, partyColumns)),
    ...world.flatMap((one) => unknown(one.theCase, caseColumns)),
  ]);
  expect([...found]).toEqual([]);
});

test('stage, indicators and orphans follow from the records in the order of their entry', () => {
  for (const { theCase, parties: persons, records: entered } of world) {
    let rank = 0;
    let bits = 0;
    const participants = new Set<unknown>();
    const made = new Map<unknown, { rank: number; bits: number }>();
    for (const { feed, row } of entered) {
      const milestone = milestoneOf(feed, row);
      expect(row.orphan).toBe(rank < milestone.after);
      const organs = [row.ownerOrganId, ...(Array.isArray(row.addressees) ? row.addressees : [])];
      const moves =
        milestone.rank > rank ||
        (milestone.bits | bits) !== bits ||
        organs.some((organ) => !participants.has(organ));
      for (const organ of organs) participants.add(organ);
      rank = Math.max(rank, milestone.rank);
      bits |= milestone.bits;
      const ids = Array.isArray(row.partyIds) ? row.partyIds : [row.partyId ?? []].flat();
      for (const id of ids) if (!made.has(id)) made.set(id, { rank: 0, bits: 0 });
      for (const [id, one] of made) {
        if (ids.length > 0 ? !ids.includes(id) : !moves) continue;
        one.rank = Math.max(one.rank, milestone.rank);
        one.bits |= milestone.bits;
      }
    }
    expect(theCase).toMatchObject({
      stageRank: rank,
      indicatorBits: bits,
      participants: [...participants].sort(),
    });
    const told = persons.map(({ id, stageRank, indicatorBits }) => [id, stageRank, indicatorBits]);
    expect(told).toEqual([...made].map(([id, one]) => [id, one.rank, one.bits]));
  }
});

test('nothing is entered before the act, after the anchor, or out of order', () => {
  for (const { records: entered } of world) {
    const times = entered.map(({ row }) => Date.parse(String(row.enteredAt)));
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times.at(-1)).toBeLessThanOrEqual(worldSpan.anchor);
    for (const [index, { row }] of entered.entries()) {
      expect(times[index]).toBeGreaterThanOrEqual(Date.parse(String(row.decidedAt)));
    }
  }
});

test('shares are those of practice: few late, fewer marked, hardly any orphan or minor', () => {
  const share = (
    rows: readonly object[],
    is: (row: Readonly<Record<string, unknown>>) => boolean,
  ) => rows.filter((row) => is({ ...row })).length / rows.length;
  const rows = records.map((record) => record.row);
  expect(share(rows, (row) => Number(row.lateDays) > 0)).toBeCloseTo(0.11, 1);
  expect(share(rows, (row) => row.marked === true)).toBeCloseTo(0.03, 2);
  const orphans = share(rows, (row) => row.orphan === true);
  expect(orphans).toBeGreaterThan(0);
  expect(orphans).toBeLessThan(0.02);
  const persons = parties.filter((party) => party.kind === 'NATURAL');
  const minors = share(persons, (party) => party.minor === true);
  expect(minors).toBeGreaterThan(0);
  expect(minors).toBeLessThan(0.03);
});
