import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWorld } from '../../src/generate/fillWorld.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { at, listAt } from '../fixtures/at.ts';
import { registry } from '../generate/world.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { loseFilings, omissions, truth } from './omissions.ts';
import { readSignals, type SeenSignal } from './readSignals.ts';

const cases = 3000;
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await fillWorld(hub.admin, registry, { cases, seed: 21, city: '3703' });
}, 120_000);
afterAll(() => hub.close());

type Seen = SeenSignal;

/** All signals of the cases that a reader sees, page by page. */
const signalsOf = (login: string, kinds?: readonly string[]) =>
  readSignals((query, variables) => hub.ask(login, query, variables), kinds);

const suspect = 'procuratorate-prosecutor-370300';

const idsOf = (signals: readonly Seen[], kind: string) => [
  ...new Set(signals.filter((one) => one.kind === kind).map(({ caseId }) => caseId)),
];

test('the omissions that are in the tables are found, all of them, and clean cases raise no alarm', async () => {
  await loseFilings(hub.admin, 40, { calendar: await readCalendar(), readings: usualReadings });
  const signals = await signalsOf(suspect);
  for (const { kind, omitted, clean } of omissions) {
    const found = new Set(idsOf(signals, kind));
    const seeded = await truth(hub.admin, omitted);
    const recall = seeded.filter((id) => found.has(id)).length / seeded.length;
    expect([kind, seeded.length > 0, recall]).toEqual([kind, true, 1]);
    const innocent = await truth(hub.admin, clean);
    expect(innocent.length).toBeGreaterThan(100);
    expect(innocent.filter((id) => found.has(id))).toEqual([]);
  }
});

test('each overdue duty is a missing entry to the organ that owes it, and nothing else is', async () => {
  const overdue = `k.case_id = c.id AND k.ended_at IS NULL AND k.due_at < now()
    AND NOT k.optional AND NOT k.conditional`;
  const late = await truth(
    hub.admin,
    `EXISTS (SELECT 1 FROM coordination.clock k WHERE ${overdue})`,
  );
  for (const login of [
    'environment-officer-370303',
    'police-officer-370303',
    'procuratorate-prosecutor-370303',
    'court-judge-370303',
  ]) {
    const found = idsOf(await signalsOf(login, ['MISSING_ENTRY']), 'MISSING_ENTRY');
    expect(found.filter((id) => !late.includes(id))).toEqual([]);
    const organ = login.replace(/-(officer|prosecutor|judge)/, '');
    // A case that the organ is not shown has no page to stand on; its clock is in `tasks`.
    const stage = organ.startsWith('environment')
      ? `(c.origin_agency = 'environment' OR c.stage_rank >= 60)`
      : 'true';
    const owed = await truth(
      hub.admin,
      `${stage} AND EXISTS (SELECT 1 FROM coordination.clock k
      WHERE ${overdue} AND k.obliged_organ_id = '${organ}')`,
    );
    expect([login, owed.filter((id) => !found.includes(id))]).toEqual([login, []]);
  }
});

test('signals are for the owner and the procuratorate, of cases that they see', async () => {
  const police = await signalsOf('police-officer-370303');
  expect(
    police.filter(({ kind }) => kind.includes('TRANSFER') || kind === 'SUSPECTED_CRIME'),
  ).toEqual([]);
  const bureau = await signalsOf('environment-officer-370303');
  const { rows } = await hub.admin.query(
    `SELECT id FROM coordination."case" WHERE division_code <> '370303'`,
  );
  const elsewhere = new Set(rows.map(({ id }) => id));
  expect(bureau.filter(({ caseId }) => elsewhere.has(caseId))).toEqual([]);
  for (const login of [
    'analyst-370300',
    'auditor-370300',
    'partner-370300',
    'police-liaison-370303',
  ]) {
    const { body } = await hub.ask(login, '{ signals { hasMore } }');
    expect([login, body.errors?.[0]?.extensions.code]).toEqual([login, 'FORBIDDEN']);
  }
});

test('an officer answers with a reason; the answer is kept for its organ and the procuratorate', async () => {
  const [one] = await signalsOf('environment-officer-370303', ['PENALTY_INSTEAD_OF_TRANSFER']);
  const mutation = `mutation ($case: ID!, $signal: ID!, $reason: String!) {
    answerSignal(case: $case, signal: $signal, answer: NOT_CRIME, reason: $reason) { answer { answer organId } } }`;
  const reason = '经核查，排放量未达到追诉标准，不构成犯罪';
  const variables = { case: one?.caseId, signal: one?.id, reason };
  const refused = await hub.ask('police-officer-370303', mutation, variables);
  expect(refused.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const { body } = await hub.ask('environment-officer-370303', mutation, variables);
  expect(at(body, 'data.answerSignal.answer')).toEqual({
    answer: 'NOT_CRIME',
    organId: 'environment-370303',
  });
  const query = `query ($case: ID!) { signals(where: { id: { eq: $case } }) { signals { id answer { reason } } } }`;
  const seen = await hub.ask('procuratorate-prosecutor-370303', query, { case: one?.caseId });
  expect(listAt(seen.body, 'data.signals.signals')).toContainEqual({
    id: one?.id,
    answer: { reason },
  });
});
