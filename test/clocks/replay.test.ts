import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWorld } from '../../src/generate/fillWorld.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { checkClocks } from '../../src/resolvers/publish/checkClocks.ts';
import { registry } from '../generate/world.ts';
import { mustDo, transfer } from '../online/act.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { publishAcceptance, publishFiling } from './clockCase.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

async function check(mend = false) {
  const { rows } = await hub.admin.query('SELECT id, agency FROM coordination.organ');
  const agencies = new Map(rows.map(({ id, agency }) => [String(id), String(agency)]));
  return checkClocks(hub.admin, registry, {
    calendar: await readCalendar(),
    readings: usualReadings,
    agencyOf: (organ) => agencies.get(organ),
    mend,
  });
}

test('all clocks worked out again from the records are those that were stored', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  await mustDo(hub, 'acceptTransfer', { caseId, receivedAt: '2026-06-01T16:20:00+08:00' });
  await mustDo(hub, 'requestSupplement', {
    caseId,
    supplement: { kind: 'PAPERS', items: ['监测报告'], notifiedAt: '2026-06-02T09:00:00+08:00' },
  });
  await publishFiling(hub, { caseId, decidedAt: '2026-06-03T10:00:00+08:00' });
  // An orphan, and its predecessor afterwards.
  const late = await publishAcceptance(hub, {});
  await publishFiling(hub, { caseId: late.caseId });
  await fillWorld(hub.admin, registry, { cases: 400, seed: 11, city: '3703' });
  const { cases, clocks, differing } = await check();
  expect(cases).toBe(402);
  expect(clocks).toBeGreaterThan(1000);
  expect(differing).toEqual([]);
});

test('clocks that are not what the records give are found and put right', async () => {
  await hub.admin.query(
    `UPDATE coordination.clock SET due_at = due_at + interval '1 day'
     WHERE id = (SELECT id FROM coordination.clock LIMIT 1)`,
  );
  expect((await check()).differing).toHaveLength(1);
  await check(true);
  expect((await check()).differing).toEqual([]);
});
