import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishFiling } from '../clocks/clockCase.ts';
import { at, listAt } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { mustDo, transfer } from './act.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const police = 'police-officer-370303';

async function tasksOf(login: string, caseId: string) {
  const query = `query ($case: ID!) { tasks(where: { caseId: { eq: $case } }) { totalCount
    nodes { rule state dueAt limit { acts article } case { hubCaseNo } } } }`;
  const { body } = await hub.ask(login, query, { case: caseId });
  expect(at(body, 'errors')).toBeUndefined();
  return listAt(body, 'data.tasks.nodes');
}

test('an organ finds what it has to do, until when, by which mutation and article', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  expect(await tasksOf(police, caseId)).toMatchObject([
    { rule: 'TL-12', state: 'OVERDUE', limit: { acts: ['acceptTransfer'] } },
  ]);
  expect(await tasksOf('environment-officer-370303', caseId)).toEqual([]);
  await mustDo(hub, 'acceptTransfer', { caseId, receivedAt: '2026-06-01T16:20:00+08:00' });
  const [first, ...others] = await tasksOf(police, caseId);
  expect(first).toMatchObject({ rule: 'TL-17', limit: { acts: ['decideFiling'] } });
  expect(others.map((one) => at(one, 'rule'))).toEqual(['TL-18', 'TL-19']);
  await publishFiling(hub, { caseId, decidedAt: '2026-06-03T10:00:00+08:00' });
  // The notice was not given: the one task that is left.
  expect((await tasksOf(police, caseId)).map((one) => at(one, 'rule'))).toEqual(['TL-20']);
});

test('tasks are one’s own organ’s: others see them as clocks, or not at all', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  for (const login of [
    'police-officer-370302',
    'police-officer-370300',
    'procuratorate-prosecutor-370303',
    'analyst-370300',
    'auditor-370300',
    'partner-370300',
  ]) {
    expect([login, await tasksOf(login, caseId)]).toEqual([login, []]);
  }
});

test('a right that was not used in time is no task any more', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  await mustDo(hub, 'acceptTransfer', { caseId, receivedAt: '2026-06-01T16:20:00+08:00' });
  await mustDo(hub, 'decideFiling', {
    caseId,
    decidedAt: '2026-06-03T10:00:00+08:00',
    result: 'NOT_FILED',
    limitClass: 'NORMAL3',
    reasons: '没有犯罪事实',
  });
  const bureau = 'environment-officer-370303';
  expect(await tasksOf(bureau, caseId)).toEqual([]);
  await hub.admin.query(
    `UPDATE coordination.clock SET due_at = now() + interval '1 day' WHERE case_id = $1 AND rule = 'TL-22'`,
    [caseId],
  );
  expect(await tasksOf(bureau, caseId)).toMatchObject([
    { rule: 'TL-22', limit: { acts: ['requestReconsideration'] } },
  ]);
});
