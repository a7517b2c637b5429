import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { clocksSeen, publishTransfer } from '../clocks/clockCase.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { doAct, mustDo } from './act.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const missing = 'TL-72-CrimeTransfer';
const orphanReason = '案件系线下移送，纸质材料已于当日签收';

test('a late truth is accepted as an orphan, and its predecessor is asked for within 7 days', async () => {
  const found = await publish(
    hub,
    EnvironmentalViolation,
    inputOf(feedOf(EnvironmentalViolation), 7),
  );
  const entry = { caseId: found.caseId, receivedAt: '2026-06-01T16:20:00+08:00' };
  expect((await doAct(hub, 'acceptTransfer', entry)).code).toBe('PREDECESSOR_MISSING');
  const { caseId, orphan, started } = await mustDo(hub, 'acceptTransfer', {
    ...entry,
    orphanReason,
  });
  expect(orphan).toBe(true);
  expect(started).toContain(`${missing} RUNNING`);
  expect(await clocksSeen(hub, police, caseId)).toMatchObject({ [missing]: 'RUNNING' });
  const { rows } = await hub.admin.query(
    `SELECT obliged_organ_id, round(extract(epoch FROM due_at - started_at) / 86400)::int AS days
     FROM coordination.clock WHERE case_id = $1 AND rule = $2`,
    [caseId, missing],
  );
  expect(rows[0]?.obliged_organ_id).toBe('environment-370303');
  expect(rows[0]?.days).toBeGreaterThanOrEqual(7);
  const twice = await doAct(hub, 'acceptTransfer', { caseId, orphanReason });
  expect(twice.code).toBe('ACT_DONE');
  await publishTransfer(hub, { caseId });
  expect(await clocksSeen(hub, police, caseId)).toMatchObject({ [missing]: 'MET' });
});

test('the clock of a missing predecessor tells nobody who may not see the orphan', async () => {
  const login = 'procuratorate-prosecutor-370303';
  const { caseId } = await mustDo(hub, 'requestArrest', {
    opening: { name: '先行报捕案' },
    party: { kind: 'NATURAL', name: '戊某', role: 'SUSPECT' },
    requestedAt: '2026-06-08T10:00:00+08:00',
    orphanReason,
  });
  const rule = 'TL-72-FilingDecision';
  expect(Object.keys(await clocksSeen(hub, login, caseId))).toContain(rule);
  expect(Object.keys(await clocksSeen(hub, bureau, caseId))).not.toContain(rule);
});
