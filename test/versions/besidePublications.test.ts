import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { checkClocks } from '../../src/resolvers/publish/checkClocks.ts';
import { publishAcceptance, publishFiling, publishTransfer } from '../clocks/clockCase.ts';
import { at } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { revise } from './revise.ts';

const bureau = 'environment-officer-370303';
const violation = feedOf(EnvironmentalViolation);
const rounds = Number(process.env.XIANJIE_ROUNDS ?? 10);
const day = (text: string) => `${text}T10:00:00+08:00`;

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ connections: 8 });
});
afterAll(() => hub.close());

/** A case in which a correction moves the limit of the penalty while what makes it stand still is entered. */
async function crossedCase(n: number): Promise<void> {
  const { caseId, recordId: id } = await publish(hub, EnvironmentalViolation, {
    ...inputOf(violation, 1_600 + n),
    ...{ discoveredAt: day('2026-08-20'), adminFiledAt: day('2026-09-01') },
  });
  const filed = (version: number, on: string) =>
    revise(hub, bureau, violation, { id, version, patch: { adminFiledAt: day(on) } });
  const [first] = await Promise.all([
    filed(1, '2026-09-02'),
    publishTransfer(hub, { caseId }),
    publishAcceptance(hub, { caseId }),
  ]);
  expect(at(first.body, 'data.receipt.version'), first.text).toBe(2);
  const [second] = await Promise.all([filed(2, '2026-09-03'), publishFiling(hub, { caseId })]);
  expect(at(second.body, 'data.receipt.version'), second.text).toBe(3);
}

test('A correction beside publications of its case leaves the clocks that the records give', async () => {
  for (let n = 0; n < rounds; n += 4) {
    await Promise.all([0, 1, 2, 3].map((lane) => crossedCase(n + lane)));
  }
  const organs = await hub.admin.query('SELECT id, agency FROM coordination.organ');
  const agencies = new Map<string, string>(organs.rows.map(({ id, agency }) => [id, agency]));
  const { cases, differing } = await checkClocks(hub.admin, buildRegistry(regulation), {
    calendar: await readCalendar(),
    readings: usualReadings,
    agencyOf: (organ) => agencies.get(organ),
    mend: false,
  });
  expect(cases).toBeGreaterThan(rounds - 1);
  expect(differing).toEqual([]);
});
