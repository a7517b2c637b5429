import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { doAct, enclosures, mustDo, transfer } from './act.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const receivedAt = '2026-06-01T16:20:00+08:00';
const filing = {
  decidedAt: '2026-06-03T10:00:00+08:00',
  result: 'FILED',
  limitClass: 'NORMAL3',
  charges: ['污染环境罪'],
};

describe('who may act', () => {
  test('only a handling officer of the agency, and the article says so', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    for (const login of ['environment-officer-370303', 'police-liaison-370303', 'analyst-370300']) {
      const { code, article } = await doAct(hub, 'acceptTransfer', { caseId }, { login });
      expect([login, code, article]).toEqual([login, 'NOT_ACTOR', '环环监〔2017〕17号 Art. 7']);
    }
  });

  test('only the organ to which the step before was addressed', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    const login = 'police-officer-370300';
    expect((await doAct(hub, 'acceptTransfer', { caseId }, { login })).code).toBe('NOT_ADDRESSEE');
  });

  test('an officer of another district is told what it would be told of no case at all', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    const login = 'police-officer-370302';
    const none = '00000000-0000-7000-8000-000000000000';
    const hidden = await doAct(hub, 'acceptTransfer', { caseId }, { login });
    expect(hidden.problems).toEqual(['CASE_NOT_FOUND caseId']);
    expect(await doAct(hub, 'acceptTransfer', { caseId: none }, { login })).toEqual(hidden);
  });
});

describe('what a transfer must bring (17号 Art. 5, 6)', () => {
  test('each of the seven enclosures is present, or its absence explained', async () => {
    const outcome = await doAct(hub, 'transferCase', { ...transfer, enclosures });
    expect(outcome.problems).toEqual(['ENCLOSURE_UNEXPLAINED enclosures.OTHER']);
    const letterless = [
      { kind: 'TRANSFER_LETTER', present: false, reason: '尚未制作' },
      { kind: 'OTHER', present: false, reason: '无' },
      ...enclosures.slice(1),
    ];
    const without = await doAct(hub, 'transferCase', { ...transfer, enclosures: letterless });
    expect(without.problems).toEqual(['ENCLOSURE_UNEXPLAINED enclosures.TRANSFER_LETTER']);
  });

  test('both conditions are met, and police and procuratorate are named', async () => {
    const unlawful = await doAct(hub, 'transferCase', { ...transfer, lawfulEvidence: false });
    expect(unlawful.problems).toEqual(['TRANSFER_CONDITION_UNMET lawfulEvidence']);
    const nobody = { copyToProcuratorateId: undefined, receivingPoliceId: undefined };
    const outcome = await doAct(hub, 'transferCase', { ...transfer, ...nobody });
    expect(outcome.problems).toEqual([
      'MISSING copyToProcuratorateId',
      'MISSING receivingPoliceId',
    ]);
  });

  test('what was transferred is transferred again only after its return', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    const again = { ...transfer, caseId };
    expect((await doAct(hub, 'transferCase', again)).code).toBe('ACT_DONE');
    await mustDo(hub, 'acceptTransfer', { caseId, receivedAt });
    await mustDo(hub, 'returnTransfer', {
      caseId,
      returned: { reason: '不属于公安机关管辖', at: '2026-06-02T09:00:00+08:00' },
    });
    const { code } = await doAct(hub, 'decideFiling', { caseId, ...filing });
    expect(code).toBe('ACT_OVERTAKEN');
    const later = '2026-06-04T10:00:00+08:00';
    const second = { decidedAt: later, sentAt: later, copyToProcuratorateAt: later };
    await mustDo(hub, 'transferCase', { ...again, ...second });
    expect((await doAct(hub, 'transferCase', { ...again, ...second })).code).toBe('ACT_DONE');
  });
});

describe('the order of truth', () => {
  test('an act dated before the step that it follows is refused', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    const early = { caseId, receivedAt: '2026-05-31T10:00:00+08:00' };
    expect((await doAct(hub, 'acceptTransfer', early)).code).toBe('ACT_BEFORE_PREDECESSOR');
    const sameDay = { caseId, receivedAt: '2026-06-01T09:00:00+08:00' };
    expect((await doAct(hub, 'acceptTransfer', sameDay)).code).toBe('ACT_BEFORE_PREDECESSOR');
    await mustDo(hub, 'acceptTransfer', { caseId, receivedAt: '2026-06-01' });
  });

  test('supervision for delay waits for the end of the limit', async () => {
    const { caseId } = await mustDo(hub, 'transferCase', transfer);
    await mustDo(hub, 'acceptTransfer', { caseId, receivedAt });
    const suggestion = { caseId, ground: 'OVERDUE_NO_DECISION' };
    const early = { ...suggestion, sentAt: '2026-06-04T10:00:00+08:00' };
    expect((await doAct(hub, 'suggestFilingSupervision', early)).code).toBe('ACT_PREMATURE');
    await mustDo(hub, 'suggestFilingSupervision', {
      ...suggestion,
      sentAt: '2026-06-05T10:00:00+08:00',
    });
  });

  test('a case that the police found themselves is filed without a transfer', async () => {
    const { caseId } = await mustDo(hub, 'decideFiling', { ...filing, caseId: undefined });
    await mustDo(hub, 'requestArrest', {
      caseId,
      requestedAt: '2026-06-08T10:00:00+08:00',
      party: { kind: 'NATURAL', name: '丙某', role: 'SUSPECT' },
    });
    const none = { ...filing, result: 'NOT_FILED', reasons: '没有犯罪事实', charges: undefined };
    expect((await doAct(hub, 'decideFiling', none)).code).toBe('PREDECESSOR_MISSING');
  });

  test('an arrest may follow the prosecution, and a prosecution needs no arrest', async () => {
    const { caseId } = await mustDo(hub, 'decideFiling', filing);
    const party = { kind: 'NATURAL', name: '丁某', role: 'SUSPECT' };
    const refer = { caseId, referredAt: '2026-07-01T10:00:00+08:00', parties: [party] };
    await mustDo(hub, 'referForProsecution', refer);
    await mustDo(hub, 'decideProsecution', {
      caseId,
      party,
      decidedAt: '2026-07-10T10:00:00+08:00',
      result: 'PROSECUTED',
      charges: ['污染环境罪'],
      courtOrganId: 'court-370303',
    });
    const requestedAt = '2026-07-12T10:00:00+08:00';
    await mustDo(hub, 'requestArrest', { caseId, party, requestedAt });
  });
});

test('the same key with the same input gives the same receipt, with another a conflict', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  const key = 'the-acceptance-of-june';
  // The number is drawn by the sample: the same entry is sent twice.
  const entry = { caseId, receiptNo: '张公（环）受字〔2026〕77号', receiver: '李某' };
  const first = await doAct(hub, 'acceptTransfer', entry, { key });
  expect(first.code).toBeUndefined();
  const again = await doAct(hub, 'acceptTransfer', entry, { key });
  expect([again.recordId, again.replayed]).toEqual([first.recordId, true]);
  const other = await doAct(hub, 'acceptTransfer', { ...entry, receiver: '王某' }, { key });
  expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
  expect((await doAct(hub, 'acceptTransfer', entry)).code).toBe('ACT_DONE');
});

test('of many officers who accept one transfer at once, one does', async () => {
  const { caseId } = await mustDo(hub, 'transferCase', transfer);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => doAct(hub, 'acceptTransfer', { caseId, receivedAt })),
  );
  const codes = outcomes.map(({ code }) => code ?? 'accepted').toSorted();
  expect(codes).toEqual([...Array.from({ length: 7 }, () => 'ACT_DONE'), 'accepted']);
});
