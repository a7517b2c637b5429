import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { openCity } from './proof/busyCity.ts';
import { forkNode } from './proof/forkNode.ts';
import { lockedLog } from './proof/lockedLog.ts';
import { proveCorrespondence } from './proof/proveCorrespondence.ts';
import { proveKills } from './proof/proveKills.ts';
import { proveStorage } from './proof/proveStorage.ts';

/** Enough to see each way; `npm run prove:evidence` captures and kills at length. */
const mostMs = 12_000;

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({
    limits: { heartbeatMs: 200 },
    env: { XIANJIE_WEBHOOK_NETWORKS: '127.0.0.0/8', XIANJIE_WEBHOOK_HTTP: 'yes' },
  });
  await openCity(hub);
});
afterAll(() => hub.close());

test('each cell that leaves by any way has its entry in the log, and each entry its cell', async () => {
  const extent = { responses: 250, followers: 4, seed: 7, untilMs: Date.now() + mostMs };
  const { answers, events, differences } = await proveCorrespondence(hub, extent);
  expect(differences.slice(0, 20)).toEqual([]);
  expect(answers).toBeGreaterThan(20);
  expect(events).toBeGreaterThan(20);
});

test('what came from a node before it was killed stands in the log', async () => {
  const node = await forkNode(hub);
  const { kills, whole, cut, differences } = await proveKills(node, {
    ...{ kills: 1, seed: 7 },
    untilMs: Date.now() + mostMs,
  });
  expect(differences.slice(0, 20)).toEqual([]);
  expect(kills).toBe(1);
  expect(whole).toBeGreaterThan(0);
  expect(cut).toBeGreaterThan(0);
}, 180_000);

test('while the log is locked nothing is disclosed, and afterwards all is as it was', async () => {
  const found = await proveStorage(hub, lockedLog(hub.admin), 1_000);
  expect(found.differences.slice(0, 20)).toEqual([]);
  expect(found.refused).toBeGreaterThan(0);
  expect(found.answered).toBe(0);
});
