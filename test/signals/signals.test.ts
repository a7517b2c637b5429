import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWorld } from '../../src/generate/fillWorld.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { checkClocks } from '../../src/resolvers/publish/checkClocks.ts';
import { at, listAt } from '../fixtures/at.ts';
import { registry } from '../generate/world.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const cases = 3000;
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await fillWorld(hub.admin, registry, { cases, seed: 21, city: '3703' });
}, 120_000);
afterAll(() => hub.close());

interface Seen {
  readonly kind: string;
  readonly caseId: string;
  readonly id: string;
}

/** All signals of the cases that a reader sees, page by page. */
async function signalsOf(login: string, kinds?: readonly string[]): Promise<readonly Seen[]> {
  const query = `query ($after: String, $kinds: [SignalKind!]) { page: signals(first: 200, after: $after, kinds: $kinds) {
    cursor hasMore signals { id kind rule article caseId recordId fields since ageDays zh } } }`;
  const all: Seen[] = [];
  for (let after: unknown = null; ; ) {
    const { body } = await hub.ask(login, query, { after, kinds });
    expect(body.errors).toBeUndefined();
    for (const one of listAt(body, 'data.page.signals')) {
      expect(at(one, 'article')).not.toBe('');
      all.push({
        kind: String(at(one, 'kind')),
        caseId: String(at(one, 'caseId')),
        id: String(at(one, 'id')),
      });
    }
    after = at(body, 'data.page.cursor');
    if (at(body, 'data.page.hasMore') !== true) return all;
  }
}

/** Cases in which the tables themselves show what was left undone. */
async function truth(sql: string): Promise<readonly string[]> {
  const { rows } = await hub.admin.query<{ id: string }>(
    `SELECT c.id FROM coordination."case" c WHERE c.sealed IS NOT TRUE AND ${sql} ORDER BY c.id`,
  );
  return rows.map(({ id }) => id);
}

const flagged = `EXISTS (SELECT 1 FROM environment.environmental_violation v
  WHERE v.case_id = c.id AND v.suspected_crime)`;
const violated = `EXISTS (SELECT 1 FROM environment.environmental_violation v WHERE v.case_id = c.id)`;
const penalised = `EXISTS (SELECT 1 FROM environment.administrative_penalty p WHERE p.case_id = c.id
  AND p.decided_on < now() - interval '12 days')`;
const unpenalised = `NOT EXISTS (SELECT 1 FROM environment.administrative_penalty p WHERE p.case_id = c.id)`;
const transferred = `EXISTS (SELECT 1 FROM environment.crime_transfer t WHERE t.case_id = c.id AND t.sent_at IS NOT NULL)`;
const filedSo = `EXISTS (SELECT 1 FROM police.filing_decision f WHERE f.case_id = c.id AND f.result = 'FILED')`;
const accepted = `EXISTS (SELECT 1 FROM police.transfer_acceptance a WHERE a.case_id = c.id
  AND a.received_at < now() - interval '45 days' AND a.forward IS NULL AND a.returned IS NULL
  AND NOT EXISTS (SELECT 1 FROM police.transfer_acceptance b WHERE b.case_id = c.id
    AND (b.forward IS NOT NULL OR b.returned IS NOT NULL OR b.received_at > a.received_at)))`;
const decided = `EXISTS (SELECT 1 FROM police.filing_decision f WHERE f.case_id = c.id)`;
const idle = `c.stage_rank = 70 AND EXISTS (SELECT 1 FROM police.filing_decision f WHERE f.case_id = c.id
  AND f.result = 'FILED' AND f.decided_at < now() - interval '181 days')
  AND NOT EXISTS (SELECT 1 FROM police.case_withdrawal w WHERE w.case_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM procuratorate.arrest_decision d WHERE d.case_id = c.id AND d.result = 'APPROVED')`;
const referred = `EXISTS (SELECT 1 FROM police.prosecution_referral r WHERE r.case_id = c.id)`;
/** Takes the decision out of cases that were accepted long ago; their clocks follow. */
async function loseFilings(): Promise<readonly string[]> {
  const chosen = await truth(`${accepted} AND ${decided}
    AND NOT EXISTS (SELECT 1 FROM police.supervised_filing_outcome o WHERE o.case_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM police.reconsideration_decision o WHERE o.case_id = c.id)`);
  const lost = chosen.slice(0, 40);
  await hub.admin.query('DELETE FROM police.filing_decision WHERE case_id = ANY($1::uuid[])', [
    lost,
  ]);
  const organs = await hub.admin.query('SELECT id, agency FROM coordination.organ');
  const agencies = new Map(organs.rows.map(({ id, agency }) => [id, agency]));
  await checkClocks(hub.admin, registry, {
    calendar: await readCalendar(),
    readings: usualReadings,
    agencyOf: (organ) => agencies.get(organ),
    mend: true,
  });
  return lost;
}

const suspect = 'procuratorate-prosecutor-370300';

const idsOf = (signals: readonly Seen[], kind: string) => [
  ...new Set(signals.filter((one) => one.kind === kind).map(({ caseId }) => caseId)),
];

test('the omissions that are in the tables are found, all of them, and clean cases raise no alarm', async () => {
  const unfiled = await loseFilings();
  const signals = await signalsOf(suspect);
  const untransferred = `${flagged} AND NOT ${transferred} AND NOT ${filedSo}`;
  for (const [kind, omitted, clean] of [
    [
      'PENALTY_INSTEAD_OF_TRANSFER',
      `${untransferred} AND ${penalised}`,
      `${transferred} AND ${violated}`,
    ],
    ['NOT_TRANSFERRED', `${untransferred} AND ${unpenalised}`, `${transferred} AND ${violated}`],
    ['NOT_FILED', `c.id IN ('${unfiled.join("', '")}')`, decided],
    ['NOT_INVESTIGATED', idle, referred],
  ] as const) {
    const found = new Set(idsOf(signals, kind));
    const seeded = await truth(omitted);
    const recall = seeded.filter((id) => found.has(id)).length / seeded.length;
    expect([kind, seeded.length > 0, recall]).toEqual([kind, true, 1]);
    const innocent = await truth(clean);
    expect(innocent.length).toBeGreaterThan(100);
    expect(innocent.filter((id) => found.has(id))).toEqual([]);
  }
});

test('each overdue duty is a missing entry to the organ that owes it, and nothing else is', async () => {
  const overdue = `k.case_id = c.id AND k.ended_at IS NULL AND k.due_at < now()
    AND NOT k.optional AND NOT k.conditional`;
  const late = await truth(`EXISTS (SELECT 1 FROM coordination.clock k WHERE ${overdue})`);
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
    const owed = await truth(`${stage} AND EXISTS (SELECT 1 FROM coordination.clock k
      WHERE ${overdue} AND k.obliged_organ_id = '${organ}')`);
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
