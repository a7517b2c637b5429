import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../fixtures/at.ts';
import { follow, isNews } from '../live/follow.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { publishAcceptance, publishTransfer } from './clockCase.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const query = `subscription ($filter: ChangeFilter) { event: changes(filter: $filter) {
  kind caseId clock { rule state obligedOrganId limit { article } } } }`;

/** Moves a running clock so that it falls due in a second. */
async function moveClock(caseId: string, rule: string): Promise<void> {
  await hub.admin.query(
    `UPDATE coordination.clock SET overdue_told = false, ended_at = NULL, ended_as = NULL, ended_by_id = NULL,
       due_at = now() + interval '1 second' WHERE case_id = $1 AND rule = $2`,
    [caseId, rule],
  );
}

test('a limit that passes reaches those who may see the clock, once, and nobody else', async () => {
  const { caseId } = await publishTransfer(hub);
  await publishAcceptance(hub, { caseId });
  const filter = { cases: [caseId], kinds: ['CLOCK'] };
  const open = async (login: string) =>
    follow(hub, await hub.token(login), { query, variables: { filter } });
  const [prosecutor, judge] = [
    await open('procuratorate-prosecutor-370303'),
    await open('court-judge-370303'),
  ];
  await moveClock(caseId, 'TL-12');
  const [late] = await prosecutor.events(1);
  expect(late).toMatchObject({
    kind: 'CLOCK',
    caseId,
    clock: { rule: 'TL-12', state: 'OVERDUE', obligedOrganId: 'police-370303' },
  });
  const { rows } = await hub.admin.query(
    `SELECT count(*)::int AS told, max(extract(epoch FROM ch.changed_at - c.due_at))::float8 AS late
     FROM coordination.change ch JOIN coordination.clock c ON c.id = ch.record_id
     WHERE ch.case_id = $1 AND ch.kind = 'CLOCK' AND c.rule = 'TL-12'`,
    [caseId],
  );
  expect(rows[0]?.told).toBe(1);
  expect(rows[0]?.late).toBeGreaterThanOrEqual(0);
  expect(judge.answers.map((answer) => at(answer, 'data.event')).filter(isNews)).toEqual([]);
  prosecutor.client.dispose();
  judge.client.dispose();
});

test('a duty that may not exist is nobody’s delay', async () => {
  const { caseId } = await publishTransfer(hub);
  await publishAcceptance(hub, { caseId });
  const filter = { cases: [caseId], kinds: ['CLOCK'] };
  const token = await hub.token('police-officer-370303');
  const police = await follow(hub, token, { query, variables: { filter } });
  await moveClock(caseId, 'TL-18');
  await moveClock(caseId, 'TL-12');
  await police.events(1);
  await moveClock(caseId, 'TL-17');
  const rules = (await police.events(2)).map((event) => at(event, 'clock.rule'));
  expect(rules).toEqual(['TL-12', 'TL-17']);
  police.client.dispose();
});

test('a clock tells of its passing only where it is visible itself', async () => {
  const { caseId } = await publishTransfer(hub, {
    notes: [
      {
        fields: ['sentAt'],
        category: 'WORK_SECRET',
        reason: '移送时间暂不对外告知其他单位',
        readers: ['environment'],
        untilDate: '2099-01-01',
      },
    ],
  });
  const filter = { cases: [caseId], kinds: ['CLOCK'] };
  await moveClock(caseId, 'TL-12');
  const bureau = await follow(hub, await hub.token('police-officer-370303'), {
    query,
    variables: { filter },
  });
  // The police owe it, and so are told; then what others are told is complete.
  const [told] = await bureau.events(1);
  expect(at(told, 'clock.rule')).toBe('TL-12');
  bureau.client.dispose();
  const { body } = await hub.ask(
    'procuratorate-prosecutor-370303',
    `query ($filter: ChangeFilter) { changesSince(filter: $filter) { events { kind } } }`,
    { filter },
  );
  expect(at(body, 'data.changesSince.events')).toEqual([]);
});
