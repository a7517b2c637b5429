import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { CaseClocks } from '../../src/policy/clocks/CaseClocks.ts';
import { runningLimits } from '../../src/policy/clocks/clockworks.ts';
import { standstillOf } from '../../src/policy/clocks/standstillOf.ts';
import type { CaseEvent } from '../../src/policy/limits/caseEvents.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { calendar } from '../policy/limits/calendar.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { publishFiling, publishTransfer } from './clockCase.ts';

const bureau = 'environment-officer-370303';
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const day = (text: string) => `${text}T10:00:00+08:00`;

async function penaltyClock(login: string, caseId: string): Promise<unknown> {
  const query = `{ clocks(where: { caseId: { eq: "${caseId}" }, rule: { eq: "TL-02" } }) {
    nodes { state dueAt pausedAt } } }`;
  const { body } = await hub.ask(login, query);
  return listAt(body, 'data.clocks.nodes')[0];
}

describe('the time of criminal handling does not count for the penalty (17号 Art. 16)', () => {
  test('it stands still from the transfer, and goes on when the police do not file', async () => {
    const { caseId } = await publish(hub, EnvironmentalViolation, {
      ...inputOf(feedOf(EnvironmentalViolation), 41),
      ...{ discoveredAt: day('2026-08-20'), adminFiledAt: day('2026-09-01') },
    });
    await publishTransfer(hub, { caseId });
    expect(await penaltyClock(bureau, caseId)).toEqual({
      state: 'PAUSED',
      dueAt: '2026-11-30T23:59:59.999+08:00',
      pausedAt: '2026-09-14T15:00:00+08:00',
    });
    const tasks = await hub.ask(
      bureau,
      `{ tasks(where: { state: { eq: PAUSED } }) { nodes { caseId } } }`,
    );
    expect(listAt(tasks.body, 'data.tasks.nodes')).toContainEqual({ caseId });
    const refused = { decidedAt: day('2026-09-20'), result: 'NOT_FILED', reasons: '没有犯罪事实' };
    await publishFiling(hub, { caseId, ...refused });
    // Six days are not counted: 30 November becomes 6 December, a Sunday, and so the 7th.
    expect(await penaltyClock(bureau, caseId)).toMatchObject({
      dueAt: '2026-12-07T23:59:59.999+08:00',
      pausedAt: null,
    });
    const penalty = {
      ...inputOf(feedOf(AdministrativePenalty), 42),
      decidedOn: '2026-09-25',
      caseId,
    };
    await publish(hub, AdministrativePenalty, penalty);
    expect(await penaltyClock(bureau, caseId)).toMatchObject({ state: 'MET' });
  });

  test('only the organ that owes the penalty sees it stand still: that tells of other records', async () => {
    const { caseId } = await publish(hub, EnvironmentalViolation, {
      ...inputOf(feedOf(EnvironmentalViolation), 43),
      ...{ discoveredAt: day('2026-08-20'), adminFiledAt: day('2026-09-01') },
    });
    await publishTransfer(hub, { caseId });
    for (const login of ['police-officer-370303', 'procuratorate-prosecutor-370303']) {
      expect([login, await penaltyClock(login, caseId)]).toEqual([login, undefined]);
    }
  });
});

const records = [
  ['EnvironmentalViolation', { discoveredAt: day('2026-01-05'), adminFiledAt: day('2026-01-06') }],
  [
    'CrimeTransfer',
    { decidedAt: day('2026-01-20'), sentAt: day('2026-01-20'), approvalDecision: 'APPROVE' },
  ],
  ['FilingDecision', { decidedAt: day('2026-01-22'), result: 'FILED', limitClass: 'NORMAL3' }],
  ['ProsecutionDecision', { decidedAt: day('2026-03-02'), result: 'NOT_PROSECUTED' }],
  ['AdministrativePenalty', { decidedOn: '2026-05-04' }],
] as const;

function enter(order: readonly (typeof records)[number][]) {
  const one = new CaseClocks({ calendar, readings: usualReadings, agencyOf: () => undefined });
  order.forEach(([feed, values], index) => {
    const id = `00000000-0000-4000-8000-00000000000${records.findIndex(([name]) => name === feed)}`;
    const of = { caseId: 'case', divisionCode: '370303', ownerOrganId: 'one', partyIds: [] };
    one.enter([{ feed, id, agency: String(index), values, ...of }]);
  });
  return one.clocks.find(({ rule }) => rule === 'TL-02');
}

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((one, at) => orders(items.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

test('the same records give the same end, in whatever order they are entered', () => {
  // 6 April, and 41 days of criminal handling (20 January to 2 March): Sunday 17 May, so the 18th.
  const ends = orders(records).map((order) => enter(order)?.dueAt);
  expect(ends).toHaveLength(120);
  expect([...new Set(ends)]).toEqual(['2026-05-18T15:59:59.999Z']);
});

test('a conviction leaves no room for the penalty; an acquittal lets it go on', () => {
  const judged = (values: object) =>
    enter([
      ...records.slice(0, 3),
      ['Judgment', { instance: 'FIRST', pronouncedAt: day('2026-06-01'), ...values }],
    ] as never);
  expect(judged({ result: 'GUILTY', effectiveAt: day('2026-06-12') })).toMatchObject({
    endedAs: 'LAPSED',
  });
  const spared = judged({ result: 'NOT_GUILTY' });
  expect([spared?.endedAs, spared?.pausedAt]).toEqual([undefined, undefined]);
});

describe('standstills', () => {
  const running = runningLimits.find(({ limit }) => limit.id === 'TL-02');
  const told = (...events: readonly (readonly [CaseEvent, string])[]) => {
    if (running === undefined) throw new Error('TL-02 does not run');
    const happened = events.map(([event, at]) => ({ event, at: Date.parse(at) }));
    const { pauses, since } = standstillOf(running, happened);
    return [pauses.length, since === undefined ? undefined : new Date(since).toISOString()];
  };

  test.each<[string, readonly (readonly [CaseEvent, string])[], unknown]>([
    ['none', [], [0, undefined]],
    ['an end without a beginning', [['NOT_FILED', day('2026-01-02')]], [0, undefined]],
    [
      'begun twice is begun once',
      [
        ['TRANSFERRED', day('2026-01-02')],
        ['FILED', day('2026-01-03')],
      ],
      [0, '2026-01-02T02:00:00.000Z'],
    ],
    [
      'an end known by its day comes after all of that day',
      [
        ['TRANSFERRED', day('2026-01-02')],
        ['NOT_FILED', '2026-01-02T00:00:00+08:00'],
      ],
      [1, undefined],
    ],
    [
      'begun again after an end',
      [
        ['TRANSFERRED', day('2026-01-02')],
        ['NOT_FILED', day('2026-01-03')],
        ['FILED', day('2026-01-05')],
      ],
      [1, '2026-01-05T02:00:00.000Z'],
    ],
  ])('%s', (_, events, expected) => {
    expect(told(...events)).toEqual(expected);
  });
});
