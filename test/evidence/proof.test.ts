import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { proveCorrespondence } from './proof/proveCorrespondence.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({
    limits: { heartbeatMs: 200 },
    env: { XIANJIE_WEBHOOK_NETWORKS: '127.0.0.0/8', XIANJIE_WEBHOOK_HTTP: 'yes' },
  });
});
afterAll(() => hub.close());

test('each cell that leaves by any way has its entry in the log, and each entry its cell', async () => {
  const extent = { responses: 300, followers: 4, seed: 7, untilMs: Date.now() + 20_000 };
  const { answers, events, cells, differences } = await proveCorrespondence(hub, extent);
  console.log(answers, events, cells);
  expect(differences.slice(0, 20)).toEqual([]);
});
