import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, listAt } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { entryOf, mustDo, partiesOf, transfer } from './act.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

async function timelineOf(login: string, caseId: string) {
  const query = `{ case(id: "${caseId}") { timeline { at event feed agency zh partyId } } }`;
  const { body } = await hub.ask(login, query);
  expect(body.errors).toBeUndefined();
  const steps = at(body, 'data.case.timeline');
  return Array.isArray(steps) ? steps.map((one) => String(at(one, 'event'))) : null;
}

test('the timeline merges all agencies’ steps, each reader’s own', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  await mustDo(hub, 'acceptTransfer', { caseId, receivedAt: '2026-06-01T16:20:00+08:00' });
  await mustDo(hub, 'decideFiling', {
    ...{ caseId, decidedAt: '2026-06-03T10:00:00+08:00', result: 'FILED' },
    ...{ limitClass: 'NORMAL3', charges: ['污染环境罪'] },
  });
  const { 甲某: one } = await partiesOf(hub, caseId);
  const asked = { caseId, suspects: [one], requestedAt: '2026-06-08T10:00:00+08:00' };
  await mustDo(hub, 'requestArrest', asked);
  const police = await timelineOf('police-officer-370303', caseId);
  expect(police).toEqual([
    'REPORT_RECEIVED',
    'TRANSFER_DECIDED',
    'TRANSFERRED',
    'ACCEPTED',
    'FILED',
    'NOTIFIED',
    'ARREST_REQUESTED',
  ]);
  expect(await timelineOf('procuratorate-prosecutor-370303', caseId)).toEqual(police);
  const bureau = await timelineOf('environment-officer-370303', caseId);
  expect(bureau).toEqual(police?.filter((event) => event !== 'ARREST_REQUESTED'));
  expect(await timelineOf('court-judge-370303', caseId)).toBeNull();
  expect(await timelineOf('police-officer-370302', caseId)).toBeNull();
});

test('the funnel counts cases and persons as statistics do, with on-time rates', async () => {
  const query = `{ funnel(where: { division: "370303" }) { least steps { step cases persons } onTime { organId met late overdue rate } } }`;
  const { body } = await hub.ask('procuratorate-prosecutor-370303', query);
  expect(body.errors).toBeUndefined();
  expect(listAt(body, 'data.funnel.steps').slice(0, 4)).toEqual([
    { step: 'TRANSFER', cases: 1, persons: 2 },
    { step: 'ACCEPTANCE', cases: 1, persons: 2 },
    { step: 'FILING', cases: 1, persons: 2 },
    { step: 'ARREST', cases: 0, persons: 0 },
  ]);
  expect(listAt(body, 'data.funnel.onTime')).toContainEqual(
    expect.objectContaining({ organId: 'environment-370303', late: 0, overdue: 0, rate: 1 }),
  );
  const analyst = await hub.ask('analyst-370300', query);
  // One case and two persons are fewer than are told.
  expect(listAt(analyst.body, 'data.funnel.steps')[0]).toEqual({
    step: 'TRANSFER',
    cases: null,
    persons: null,
  });
  expect(listAt(analyst.body, 'data.funnel.onTime')).toEqual([]);
});

let waiting: string;
test('the timelines of many cases are one statement, as of any time', async () => {
  ({ caseId: waiting } = await mustDo(hub, 'transferCase', transfer));
  const before = new Date().toISOString();
  const { body } = await hub.ask(
    'police-officer-370303',
    `query ($before: DateTime!) { cases { nodes { id timeline { event feed }
       early: timeline(asOf: "2026-01-01T00:00:00+08:00") { event } now: timeline(asOf: $before) { feed event } } } }`,
    { before },
  );
  expect(body.errors).toBeUndefined();
  const nodes = listAt(body, 'data.cases.nodes');
  expect(nodes).toHaveLength(2);
  for (const node of nodes) {
    expect(listAt(node, 'timeline').length).toBeGreaterThan(2);
    expect(at(node, 'now')).toEqual(
      listAt(node, 'timeline').map((one) => ({ feed: at(one, 'feed'), event: at(one, 'event') })),
    );
    expect(at(node, 'early')).toEqual([]);
  }
});

test('a record leads to the timeline of its case, a mutation too, and too many of them are refused', async () => {
  const query = '{ filingDecisions { nodes { case { timeline { event __typename } } } } }';
  const { body } = await hub.ask('police-officer-370303', query);
  expect(listAt(body, 'data.filingDecisions.nodes.0.case.timeline')).toContainEqual({
    event: 'FILED',
    __typename: 'Milestone',
  });
  const acting = await hub.ask(
    'police-officer-370303',
    `mutation ($input: AcceptTransferInput!) { acceptTransfer(input: $input, idempotencyKey: "timeline-of-it") {
       record { case { now: timeline { event } early: timeline(asOf: "2026-01-01T00:00:00+08:00") { event } } } } }`,
    {
      input: entryOf('acceptTransfer', {
        caseId: waiting,
        receivedAt: '2026-06-01T16:20:00+08:00',
      }),
    },
  );
  const { now, early } = Object(at(acting.body, 'data.acceptTransfer.record.case'));
  expect(now.map((one: unknown) => at(one, 'event'))).toContain('ACCEPTED');
  expect(early).toEqual([]);
  const aliases = Array.from({ length: 21 }, (_, n) => `t${n}: timeline { at }`).join(' ');
  const refused = await hub.ask('police-officer-370303', `{ cases { nodes { ${aliases} } } }`);
  expect(at(refused.body, 'errors.0.extensions.code')).toBe('QUERY_TOO_LARGE');
});
