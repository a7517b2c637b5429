import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clocksSeen } from '../clocks/clockCase.ts';
import { at, listAt } from '../fixtures/at.ts';
import type { Input } from '../fixtures/inputOf.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { doAct, mustDo, partiesOf, transfer } from './act.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const prosecutor = 'procuratorate-prosecutor-370303';

/** Codes with which the law refuses a step; a court does not even find a case before the indictment. */
const refusals = ['PREDECESSOR_MISSING', 'ACT_DONE', 'ACT_OVERTAKEN', 'ACT_PREMATURE'];

interface Step {
  readonly name: string;
  readonly input: Input;
  /** Steps that the law refuses at this point. */
  readonly refused?: readonly string[];
}

async function walk(caseId: string, suspects: readonly unknown[], steps: readonly Step[]) {
  const place = { caseId, suspects };
  for (const { name, input, refused = [] } of steps) {
    for (const wrong of refused) {
      const outcome = await doAct(hub, wrong, place);
      expect([name, wrong, outcome.code]).toEqual([
        name,
        wrong,
        expect.stringMatching(refusals.join('|')),
      ]);
      expect(String(outcome.article)).toMatch(/Art\.|三/);
    }
    await mustDo(hub, name, { ...place, ...input });
  }
}

describe('the whole way online', () => {
  test('from transfer to execution, each wrong step refused with its article, all clocks met', async () => {
    const opened = await mustDo(hub, 'transferCase', transfer);
    const { caseId } = opened;
    expect(opened.started).toContain('TL-11 MET');
    const { 甲某: one } = await partiesOf(hub, caseId);
    const later = ['requestArrest', 'referForProsecution', 'requestReconsideration'];
    await walk(
      caseId,
      [one],
      [
        {
          name: 'acceptTransfer',
          input: { receivedAt: '2026-06-01T16:20:00+08:00' },
          refused: ['decideFiling', 'transferCase', 'suggestFilingSupervision', ...later],
        },
        {
          name: 'decideFiling',
          input: {
            decidedAt: '2026-06-03T10:00:00+08:00',
            result: 'FILED',
            limitClass: 'NORMAL3',
            charges: ['污染环境罪'],
          },
          refused: ['acceptTransfer', 'notifyToFile', ...later],
        },
        {
          name: 'requestArrest',
          input: {
            requestedAt: '2026-06-08T10:00:00+08:00',
            detainedAt: '2026-06-06T10:00:00+08:00',
            charges: ['污染环境罪'],
          },
          refused: [
            'decideFiling',
            'returnTransfer',
            'forwardTransfer',
            'requestSupplement',
            'decideArrest',
            'decideProsecution',
          ],
        },
        {
          name: 'decideArrest',
          input: { decidedAt: '2026-06-12T10:00:00+08:00', result: 'APPROVED' },
          refused: ['requestArrest', 'decideProsecution', 'issuePenaltyOpinion'],
        },
        {
          name: 'referForProsecution',
          input: {
            referredAt: '2026-07-20T10:00:00+08:00',
          },
          refused: ['decideArrest', 'returnForPenalty', 'fileOnNotice'],
        },
        {
          name: 'decideProsecution',
          input: {
            decidedAt: '2026-08-10T10:00:00+08:00',
            result: 'PROSECUTED',
            charges: ['污染环境罪'],
            courtOrganId: 'court-370303',
          },
          refused: ['referForProsecution', 'issuePenaltyOpinion'],
        },
        {
          name: 'acceptIndictment',
          input: {
            receivedAt: '2026-08-11T10:00:00+08:00',
            acceptedAt: '2026-08-14T10:00:00+08:00',
            procedure: 'ORDINARY',
          },
          refused: ['announceJudgment', 'decideProsecution'],
        },
        {
          name: 'announceJudgment',
          input: {
            instance: 'FIRST',
            pronouncedAt: '2026-09-10T10:00:00+08:00',
            effectiveAt: '2026-09-21T00:00:00+08:00',
            result: 'GUILTY',
            charges: ['污染环境罪'],
            principalPenalty: 'FIXED_TERM',
            months: 8,
          },
          refused: ['acceptIndictment', 'returnIndictment', 'reportExecution'],
        },
        {
          name: 'reportExecution',
          input: { decidedAt: '2026-10-10T10:00:00+08:00' },
          refused: [],
        },
      ],
    );
    await expectSettled(caseId, ['TL-18 VOID', 'TL-19 VOID']);
  });

  test('two suspects go different ways: one is charged, the other spared', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    await walk(caseId, [], upToFiling);
    const { 甲某: one, 乙某: other } = await partiesOf(hub, caseId);
    const on = (suspect: unknown, input: Input = {}) => ({ caseId, suspects: [suspect], ...input });
    const charged = { result: 'PROSECUTED', charges: ['污染环境罪'], courtOrganId: 'court-370303' };
    await mustDo(hub, 'referForProsecution', on(one, { referredAt: '2026-07-01T10:00:00+08:00' }));
    expect((await doAct(hub, 'decideProsecution', on(other, charged))).code).toBe(
      'PREDECESSOR_MISSING',
    );
    await mustDo(
      hub,
      'referForProsecution',
      on(other, { referredAt: '2026-07-06T10:00:00+08:00' }),
    );
    await mustDo(
      hub,
      'decideProsecution',
      on(one, { ...charged, decidedAt: '2026-07-20T10:00:00+08:00' }),
    );
    expect((await doAct(hub, 'issuePenaltyOpinion', on(one))).code).toBe('PREDECESSOR_MISSING');
    await mustDo(
      hub,
      'decideProsecution',
      on(other, {
        decidedAt: '2026-07-21T10:00:00+08:00',
        result: 'NOT_PROSECUTED',
        nonProsecutionKind: 'DISCRETIONARY',
        ground: '犯罪情节轻微',
      }),
    );
    expect((await doAct(hub, 'acceptIndictment', on(other))).problems).toContain(
      'PARTY_UNKNOWN parties.0.id',
    );
    expect((await doAct(hub, 'decideProsecution', on(one, charged))).code).toBe('ACT_DONE');
    const query = `{ case(id: "${caseId}") { stage parties { name stage indicators } } }`;
    const { body } = await hub.ask(prosecutor, query);
    const parties = listAt(body, 'data.case.parties').map((one) => [
      at(one, 'name'),
      listAt(one, 'indicators').includes('PROSECUTION'),
    ]);
    expect(parties).toEqual(
      expect.arrayContaining([
        ['甲某', true],
        ['乙某', false],
      ]),
    );
  });
});

test('supervision: no filing, reconsideration, suggestion, reasons, notice to file, filed', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', { ...transfer, parties: transfer.parties });
  const { 甲某: one } = await partiesOf(hub, caseId);
  await walk(
    caseId,
    [],
    [
      { name: 'acceptTransfer', input: { receivedAt: '2026-06-01T16:20:00+08:00' } },
      {
        name: 'decideFiling',
        input: {
          decidedAt: '2026-06-03T10:00:00+08:00',
          result: 'NOT_FILED',
          limitClass: 'NORMAL3',
          reasons: '没有犯罪事实',
        },
        refused: ['requestReconsideration', 'notifyToFile'],
      },
      {
        name: 'requestReconsideration',
        input: { requestedAt: '2026-06-05T10:00:00+08:00', targetPoliceId: 'police-370303' },
        refused: ['decideFiling', 'decideReconsideration', 'requestArrest', 'referForProsecution'],
      },
      {
        name: 'decideReconsideration',
        input: { decidedAt: '2026-06-09T10:00:00+08:00', result: 'UPHOLD' },
        refused: ['requestReconsideration', 'notifyToFile'],
      },
      {
        name: 'suggestFilingSupervision',
        input: {
          sentAt: '2026-06-11T10:00:00+08:00',
          ground: 'RECONSIDERATION_UPHELD',
          targetProcuratorateId: 'procuratorate-370303',
        },
        refused: ['decideReconsideration', 'explainNoFiling', 'notifyToFile'],
      },
      {
        name: 'requireReasons',
        input: {
          source: 'SUGGESTION',
          acceptedAt: '2026-06-15T10:00:00+08:00',
          requestedAt: '2026-06-16T10:00:00+08:00',
          targetPoliceId: 'police-370303',
        },
        refused: ['suggestFilingSupervision', 'explainNoFiling', 'notifyToFile', 'fileOnNotice'],
      },
      {
        name: 'explainNoFiling',
        input: {
          explainedAt: '2026-06-22T10:00:00+08:00',
          toProcuratorateId: 'procuratorate-370303',
        },
        refused: ['requireReasons', 'fileOnNotice'],
      },
      {
        name: 'notifyToFile',
        input: { notifiedAt: '2026-06-26T10:00:00+08:00', targetPoliceId: 'police-370303' },
        refused: ['explainNoFiling', 'fileOnNotice', 'decideFiling'],
      },
      {
        name: 'fileOnNotice',
        input: { filedAt: '2026-07-03T10:00:00+08:00' },
        refused: ['notifyToFile', 'upholdNoFiling'],
      },
      {
        name: 'referForProsecution',
        input: { referredAt: '2026-09-01T10:00:00+08:00', suspects: [one] },
        refused: ['fileOnNotice', 'notifyToFile'],
      },
      {
        name: 'decideProsecution',
        input: {
          suspects: [one],
          decidedAt: '2026-09-20T10:00:00+08:00',
          result: 'NOT_PROSECUTED',
          nonProsecutionKind: 'DISCRETIONARY',
          ground: '犯罪情节轻微',
        },
      },
    ],
  );
  const lapsed = ['TL-18 VOID', 'TL-19 VOID', 'TL-24 VOID', 'TL-31 VOID', 'TL-60 OVERDUE'];
  await expectSettled(caseId, lapsed);
});

test('the reverse way: non-prosecution, penalty opinion, penalty, reply', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  const { 甲某: one } = await partiesOf(hub, caseId);
  await walk(caseId, [], upToFiling);
  await walk(
    caseId,
    [one],
    [
      { name: 'referForProsecution', input: { referredAt: '2026-07-01T10:00:00+08:00' } },
      {
        name: 'decideProsecution',
        input: {
          decidedAt: '2026-07-20T10:00:00+08:00',
          result: 'NOT_PROSECUTED',
          nonProsecutionKind: 'DISCRETIONARY',
          ground: '犯罪情节轻微',
        },
        refused: ['issuePenaltyOpinion', 'replyToProcuratorate'],
      },
      {
        name: 'issuePenaltyOpinion',
        input: {
          handedToAdminSectionAt: '2026-07-22T10:00:00+08:00',
          issuedAt: '2026-07-30T10:00:00+08:00',
          toOrganId: 'environment-370303',
        },
        refused: ['replyToProcuratorate'],
      },
      {
        name: 'replyToProcuratorate',
        input: {
          kind: 'PENALTY_OPINION',
          repliedAt: '2026-09-10T10:00:00+08:00',
          toProcuratorateId: 'procuratorate-370303',
          result: '已作出行政处罚',
        },
        refused: ['issuePenaltyOpinion'],
      },
    ],
  );
  await expectSettled(caseId, ['TL-18 VOID', 'TL-19 VOID']);
});

const upToFiling: readonly Step[] = [
  { name: 'acceptTransfer', input: { receivedAt: '2026-06-01T16:20:00+08:00' } },
  {
    name: 'decideFiling',
    input: {
      decidedAt: '2026-06-03T10:00:00+08:00',
      result: 'FILED',
      limitClass: 'NORMAL3',
      charges: ['污染环境罪'],
    },
  },
];

/** All clocks are met in time, those aside that lapsed or that the hub cannot know to be owed. */
async function expectSettled(caseId: string, others: readonly string[]): Promise<void> {
  const states = await clocksSeen(hub, prosecutor, caseId);
  const open = Object.entries(states).filter(([, state]) => state !== 'MET');
  expect(open.map((one) => one.join(' ')).toSorted()).toEqual(others);
}
