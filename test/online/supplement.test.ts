import { afterAll, beforeAll, expect, test } from 'vitest';
import { clocksSeen } from '../clocks/clockCase.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { doAct, mustDo, transfer } from './act.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

/** A case that the police accepted on 1 June 2026, and asked to complete the day after. */
async function asked(kind: string): Promise<{ readonly caseId: string }> {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  await mustDo(hub, 'acceptTransfer', { caseId, receivedAt: '2026-06-01T16:20:00+08:00' });
  const supplement = { kind, items: ['监测报告'], notifiedAt: '2026-06-02T10:00:00+08:00' };
  await mustDo(hub, 'requestSupplement', { caseId, supplement });
  return { caseId };
}

const delivery = {
  outcome: 'COMPLETE',
  toPoliceId: 'police-370303',
  items: ['监测报告'],
  deliveredAt: '2026-06-04T10:00:00+08:00',
};

test('what the police ask for is handed in within three days, once (17号 Art. 8)', async () => {
  const { caseId } = await asked('PAPERS');
  const { stopped } = await mustDo(hub, 'deliverSupplement', { caseId, ...delivery });
  expect(stopped).toEqual(['TL-14 MET']);
  const again = await doAct(hub, 'deliverSupplement', { caseId, ...delivery });
  expect(again.code).toBe('ACT_DONE');
});

test('nothing is handed in that was not asked for', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  const early = await doAct(hub, 'deliverSupplement', { caseId, ...delivery });
  expect([early.code, early.article]).toEqual(['PREDECESSOR_MISSING', '环环监〔2017〕17号 Art. 8']);
});

test('three days are for papers: a further investigation has no limit of its own', async () => {
  const { caseId } = await asked('INVESTIGATION');
  const login = 'environment-officer-370303';
  expect(Object.keys(await clocksSeen(hub, login, caseId))).not.toContain('TL-14');
  const { stopped } = await mustDo(hub, 'deliverSupplement', {
    ...{ caseId, ...delivery, outcome: 'IMPOSSIBLE' },
    explanation: '样品已灭失，无法补充检测',
  });
  expect(stopped).toEqual([]);
});
