import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { FilingSupervision } from '../../src/entities/procuratorate/FilingSupervision.ts';
import { at, listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { noteOn } from '../fixtures/noteOn.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { clocksSeen, publishAcceptance, publishFiling, publishTransfer } from './clockCase.ts';

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const judge = 'court-judge-370303';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

describe('a publication winds and stops clocks', () => {
  test('a transfer begins the police’s clock to receive it, and meets the bureau’s own', async () => {
    const { caseId } = await publishTransfer(hub);
    expect(await clocksSeen(hub, bureau, caseId)).toEqual({
      'TL-10': 'MET',
      'TL-11': 'MET',
      'TL-12': 'OVERDUE',
    });
  });

  test('an acceptance stops it and begins the three limits of the filing decision', async () => {
    const { caseId } = await publishTransfer(hub);
    await publishAcceptance(hub, { caseId });
    expect(await clocksSeen(hub, police, caseId)).toMatchObject({
      'TL-12': 'MET',
      'TL-17': 'OVERDUE',
      'TL-18': 'OVERDUE',
      'TL-19': 'OVERDUE',
    });
    const query = `{ clocks(where: { rule: { eq: "TL-17" }, caseId: { eq: "${caseId}" } }) {
      nodes { startedAt dueAt obligedOrganId feed limit { article dayKind } obligedOrgan { name } } } }`;
    const { body } = await hub.ask(police, query);
    expect(listAt(body, 'data.clocks.nodes')).toMatchObject([
      {
        startedAt: '2026-09-14T16:20:00+08:00',
        dueAt: '2026-09-17T23:59:59.999+08:00',
        obligedOrganId: 'police-370303',
        feed: 'TransferAcceptance',
        limit: { dayKind: 'NATURAL' },
        obligedOrgan: { name: '淄博市公安局张店分局' },
      },
    ]);
  });

  test('a decision meets the limit that it falls under; the others lapse', async () => {
    const { caseId } = await publishTransfer(hub);
    await publishAcceptance(hub, { caseId });
    await publishFiling(hub, { caseId });
    const seen = await clocksSeen(hub, police, caseId);
    expect(seen).toMatchObject({ 'TL-17': 'MET', 'TL-18': 'VOID', 'TL-19': 'VOID' });
  });

  test('a decision after the limit meets it late', async () => {
    const { caseId } = await publishTransfer(hub);
    await publishAcceptance(hub, { caseId });
    await publishFiling(hub, { caseId, decidedAt: '2026-09-18T00:30:00+08:00' });
    expect(await clocksSeen(hub, police, caseId)).toMatchObject({ 'TL-17': 'MET_LATE' });
  });

  test('a predecessor that is told late finds its clock stopped already', async () => {
    const { caseId } = await publishTransfer(hub);
    await publishFiling(hub, { caseId });
    await publishAcceptance(hub, { caseId });
    expect(await clocksSeen(hub, police, caseId)).toMatchObject({
      'TL-12': 'MET',
      'TL-17': 'MET',
      'TL-19': 'VOID',
    });
  });

  test('an act of another day before the beginning stops nothing', async () => {
    const { caseId } = await publishTransfer(hub);
    await publishFiling(hub, { caseId, decidedAt: '2026-09-13T09:00:00+08:00' });
    await publishAcceptance(hub, { caseId });
    expect(await clocksSeen(hub, police, caseId)).toMatchObject({ 'TL-17': 'OVERDUE' });
  });

  test('a case that is forwarded or returned owes no filing decision any more', async () => {
    const { caseId } = await publishTransfer(hub);
    const forward = { toPoliceId: 'police-370302', at: '2026-09-15T10:00:00+08:00' };
    await publishAcceptance(hub, { caseId, forward });
    const seen = await clocksSeen(hub, police, caseId);
    expect(seen).toMatchObject({ 'TL-15': 'MET', 'TL-17': 'VOID', 'TL-19': 'VOID' });
  });

  test('a right that is not used lapses, and nobody is late', async () => {
    const { caseId } = await publishTransfer(hub);
    await publishFiling(hub, {
      caseId,
      result: 'NOT_FILED',
      reasons: '没有犯罪事实',
      noticeToEnvironmentAt: '2026-09-16T11:00:00+08:00',
      copyToProcuratorateAt: '2026-09-16T11:00:00+08:00',
    });
    const seen = await clocksSeen(hub, bureau, caseId);
    expect(seen).toMatchObject({ 'TL-20': 'MET', 'TL-22': 'VOID', 'TL-24': 'VOID' });
  });

  test('a refused publication winds no clock, and a repeated one no second', async () => {
    const { caseId } = await publishTransfer(hub);
    const before = await hub.admin.query('SELECT count(*) FROM coordination.clock');
    const broken = { ...inputOf(feedOf(CrimeTransfer), 1), caseId, approvalDecision: 'NONE' };
    await expect(publish(hub, CrimeTransfer, broken)).rejects.toThrow();
    const after = await hub.admin.query('SELECT count(*) FROM coordination.clock');
    expect(after.rows).toEqual(before.rows);
  });
});

test('the receipt of an act names the clocks that it began and those that it ended', async () => {
  const { caseId } = await publishTransfer(hub);
  const input = { ...inputOf(feedOf(TransferAcceptance), 901), caseId };
  const document = `mutation ($input: TransferAcceptanceInput!) {
    publishTransferAcceptance(input: $input, idempotencyKey: "the-acceptance-901") {
      record { clocks { rule } endedClocks { rule state } } } }`;
  const { body } = await hub.ask(police, document, {
    input: { ...input, receivedAt: '2026-09-14T16:20:00+08:00' },
  });
  const record = at(body, 'data.publishTransferAcceptance.record');
  expect(at(record, 'endedClocks')).toEqual([{ rule: 'TL-12', state: 'MET' }]);
  expect(listAt(record, 'clocks')).toHaveLength(3);
});

describe('the state follows from the time', () => {
  test.each([
    ['RUNNING', '+2 days', '+3 days', '+4 days'],
    ['AMBER', '-1 hour', '+1 day', '+2 days'],
    ['RED', '-2 days', '-1 hour', '+1 hour'],
    ['OVERDUE', '-3 days', '-2 days', '-1 second'],
  ])('%s', async (state, amber, red, due) => {
    const { caseId } = await publishTransfer(hub);
    await publishAcceptance(hub, { caseId });
    await hub.admin.query(
      `UPDATE coordination.clock SET amber_at = now() + $2::interval, red_at = now() + $3::interval,
         due_at = now() + $4::interval WHERE case_id = $1 AND rule = 'TL-17'`,
      [caseId, amber, red, due],
    );
    expect(await clocksSeen(hub, police, caseId)).toMatchObject({ 'TL-17': state });
    const query = `{ clocks(where: { state: { eq: ${state} }, rule: { eq: "TL-17" } }) { nodes { caseId } } }`;
    const { body } = await hub.ask(police, query);
    expect(listAt(body, 'data.clocks.nodes')).toContainEqual({ caseId });
  });

  test('what is due this week at one’s own organ is found, and read on the case and the record', async () => {
    const { caseId, recordId } = await publishTransfer(hub);
    await hub.admin.query(
      `UPDATE coordination.clock SET due_at = now() + interval '2 days' WHERE case_id = $1`,
      [caseId],
    );
    const week = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const query = `query ($now: DateTime!, $week: DateTime!) {
      clocks(where: { obligedOrganId: { eq: "police-370303" }, dueAt: { gte: $now, lte: $week } }) {
        nodes { rule caseId } }
      case(id: "${caseId}") { clocks { totalCount nodes { rule } } }
      crimeTransfer(id: "${recordId}") { clocks { rule } } }`;
    const variables = { now: new Date().toISOString(), week };
    const { body } = await hub.ask(police, query, variables);
    expect(at(body, 'errors')).toBeUndefined();
    expect(listAt(body, 'data.clocks.nodes')).toContainEqual({ rule: 'TL-12', caseId });
    expect(at(body, 'data.case.clocks.totalCount')).toBe(3);
    expect(listAt(body, 'data.crimeTransfer.clocks')).toHaveLength(3);
  });
});

describe('a clock tells nothing of what the reader may not see', () => {
  test('courts, statistics and the public see none of the transfer', async () => {
    const { caseId } = await publishTransfer(hub);
    for (const login of [judge, 'analyst-370300', 'partner-370300', 'auditor-370300']) {
      expect(await clocksSeen(hub, login, caseId), login).toEqual({});
    }
    expect(Object.keys(await clocksSeen(hub, prosecutor, caseId))).toContain('TL-12');
  });

  test('another district sees none', async () => {
    const { caseId } = await publishTransfer(hub);
    expect(await clocksSeen(hub, 'police-officer-370302', caseId)).toEqual({});
  });

  test('that reasons were asked for is between procuratorate and police', async () => {
    const { caseId } = await publishTransfer(hub);
    await publish(hub, FilingSupervision, {
      ...inputOf(feedOf(FilingSupervision), 700),
      caseId,
      acceptedAt: '2026-09-21T09:00:00+08:00',
      requestedAt: '2026-09-22T09:00:00+08:00',
      targetPoliceId: 'police-370303',
    });
    expect(Object.keys(await clocksSeen(hub, police, caseId))).toContain('TL-27');
    expect(Object.keys(await clocksSeen(hub, bureau, caseId))).not.toContain('TL-27');
    expect(Object.keys(await clocksSeen(hub, bureau, caseId))).not.toContain('TL-26');
  });

  test('that an arrest was asked for is not shown to the bureau before it is decided', async () => {
    const { caseId } = await publishTransfer(hub);
    await publish(hub, ArrestRequest, { ...inputOf(feedOf(ArrestRequest), 701), caseId });
    expect(Object.keys(await clocksSeen(hub, prosecutor, caseId))).toContain('TL-52');
    expect(Object.keys(await clocksSeen(hub, bureau, caseId))).not.toContain('TL-52');
  });

  test('a note on the field that began it hides it; the organ that owes it still sees it', async () => {
    const note = { ...noteOn('reportReceivedAt', 'sentAt'), readers: ['environment'] };
    const { caseId } = await publishTransfer(hub, { notes: [note] });
    expect(Object.keys(await clocksSeen(hub, bureau, caseId))).toContain('TL-10');
    expect(Object.keys(await clocksSeen(hub, prosecutor, caseId))).toEqual([]);
    expect(Object.keys(await clocksSeen(hub, police, caseId))).toEqual(['TL-12']);
  });
});
