import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { revise } from './revise.ts';

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const judge = 'court-judge-370303';
const neighbour = 'police-officer-370302';
const penalty = feedOf(AdministrativePenalty);
const reason = '与我局现场勘查记录不一致，请核对';
const parts = `id state feed recordId version caseId fields reason organId ownerOrganId raisedBy raisedAt
  answer settledBy settledAt`;

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

let n = 1_300;
const enter = async (more: object = {}) => {
  n += 1;
  const input = { ...inputOf(penalty, n), facts: '事实甲', fineAmount: 1_000, ...more };
  return (await publish(hub, AdministrativePenalty, input)).recordId;
};
const raise = (login: string, record: string, fields: readonly string[] = ['facts']) =>
  hub.ask(
    login,
    `mutation ($record: ID!, $fields: [String!]!, $reason: String!) {
      done: raiseObjection(record: $record, fields: $fields, reason: $reason) { ${parts} } }`,
    { record, fields, reason },
  );
const raised = async (login: string, record: string, fields?: readonly string[]) =>
  textAt((await raise(login, record, fields)).body, 'data.done.id');
const answer = async (login: string, id: string, uphold: boolean) =>
  (
    await hub.ask(
      login,
      `mutation ($id: ID!, $uphold: Boolean!) {
        done: answerObjection(objection: $id, uphold: $uphold, answer: "已核对原始笔录与现场照片") { ${parts} } }`,
      { id, uphold },
    )
  ).body;
const takeBack = async (login: string, id: string) =>
  (
    await hub.ask(
      login,
      `mutation ($id: ID!) { done: takeBackObjection(objection: $id) { ${parts} } }`,
      { id },
    )
  ).body;
const codeOf = (body: unknown) => at(body, 'errors.0.extensions.code');
const disputed = async (login: string, id: string) => {
  const query = `query ($id: ID!) { found: administrativePenalty(id: $id) { disputed history { disputed } } }`;
  return at((await hub.ask(login, query, { id })).body, 'data.found');
};
const listed = async (login: string, record: string, where = '') =>
  listAt(
    (
      await hub.ask(
        login,
        `query ($record: ID!) { found: objections(where: { record: $record ${where} }) { ${parts} } }`,
        { record },
      )
    ).body,
    'data.found',
  );
const told = async (login: string, id: string) => {
  const query = `{ page: changesSince(first: 1000, filter: { kinds: [DISPUTED] }) {
    events { kind recordId record { disputed } } } }`;
  const events = listAt((await hub.ask(login, query)).body, 'data.page.events');
  return events.filter((one) => at(one, 'recordId') === id);
};

describe('an objection', () => {
  test('marks the record as disputed for whoever sees it, and the provider answers it', async () => {
    const id = await enter();
    expect(await disputed(police, id)).toMatchObject({ disputed: null });
    const { body } = await raise(police, id, ['facts', 'fineAmount']);
    expect(at(body, 'data.done')).toMatchObject({
      ...{ state: 'OPEN', feed: 'AdministrativePenalty', recordId: id, version: 1, reason },
      ...{ fields: ['facts', 'fineAmount'], organId: 'police-370303', raisedBy: police },
      ...{ ownerOrganId: 'environment-370303', answer: null, settledAt: null },
    });
    for (const login of [police, bureau, prosecutor]) {
      expect([login, await disputed(login, id)]).toMatchObject([
        login,
        { disputed: true, history: [{ disputed: true }] },
      ]);
    }
    expect(await disputed(neighbour, id)).toBeNull();
    const query =
      '{ found: administrativePenalties(where: { disputed: { eq: true } }) { nodes { id } } }';
    expect(at((await hub.ask(prosecutor, query)).body, 'data.found.nodes')).toContainEqual({ id });
    expect(codeOf(await answer(police, textAt(body, 'data.done.id'), false))).toBe('NOT_FOUND');
    const done = at(await answer(bureau, textAt(body, 'data.done.id'), false), 'data.done');
    expect(done).toMatchObject({ state: 'REJECTED', settledBy: bureau, raisedBy: null });
    expect(await disputed(police, id)).toMatchObject({ disputed: false });
    expect(codeOf(await answer(bureau, textAt(body, 'data.done.id'), false))).toBe('NOT_FOUND');
  });

  test('names fields that the organ is shown, of a record of another organ, one at a time', async () => {
    const id = await enter();
    expect(codeOf((await raise(bureau, id)).body)).toBe('NOT_OBJECTIONABLE');
    for (const fields of [[], ['facts', 'nothing'], ['correctionReason']]) {
      expect(codeOf((await raise(police, id, fields)).body)).toBe('NOT_OBJECTIONABLE');
    }
    for (const login of [neighbour, judge]) {
      expect(codeOf((await raise(login, id)).body)).toBe('NOT_FOUND');
    }
    for (const login of ['analyst-370300', 'partner-370300', 'auditor-370300']) {
      expect(codeOf((await raise(login, id)).body)).toBe('FORBIDDEN');
    }
    const note = {
      fields: ['facts'],
      category: 'BUSINESS',
      reason: '涉及企业工艺配方，属商业秘密',
    };
    await hub.ask(
      bureau,
      `mutation ($record: ID!, $notes: [ConfidentialityNoteInput!]!) {
        markRecord(record: $record, notes: $notes, reason: "企业提出保密申请并附证明") { state } }`,
      { record: id, notes: [note] },
    );
    expect(codeOf((await raise(police, id)).body)).toBe('NOT_OBJECTIONABLE');
    await raised(police, id, ['fineAmount']);
    expect(codeOf((await raise(police, id, ['fineAmount'])).body)).toBe('NOT_OBJECTIONABLE');
    await raised(prosecutor, id, ['decisionNo']);
    expect(await listed(bureau, id, 'open: true')).toHaveLength(2);
  });

  test('is told to the two organs alone, and that they were told is on the log', async () => {
    const id = await enter();
    const objection = await raised(police, id);
    expect(await listed(police, id)).toMatchObject([{ id: objection, raisedBy: police }]);
    expect(await listed(bureau, id)).toMatchObject([{ id: objection, raisedBy: null, reason }]);
    for (const login of [prosecutor, judge, neighbour, 'environment-officer-370300']) {
      expect([login, await listed(login, id)]).toEqual([login, []]);
    }
    const query = `query { disclosures(where: { reader: "${bureau}" }, first: 1) {
      nodes { level shown { feed recordId fields } } } }`;
    const { body } = await hub.ask('auditor-370300', query);
    expect(at(body, 'data.disclosures.nodes.0.level')).toBe('INTERNAL');
    expect(listAt(body, 'data.disclosures.nodes.0.shown')).toMatchObject([
      { feed: 'Objection', recordId: objection, fields: expect.arrayContaining(['reason']) },
    ]);
  });

  test('is marked as the fields are that it speaks of', async () => {
    const markingReason = '涉及侦查手段，暂不宜向其他单位公开';
    const id = await enter({ markingLevel: 'WORK_SECRET', markingReason });
    const { body } = await raise(police, id, ['facts', 'attachments', 'legalBasis']);
    expect(at(body, 'data.done.state')).toBe('OPEN');
    expect(at(body, 'extensions.marking.level')).toBe('WORK_SECRET');
    const query = `query ($id: ID!) { objections(where: { record: $id }) { reason } }`;
    const read = await hub.ask(bureau, query, { id });
    expect(at(read.body, 'extensions.marking.level')).toBe('WORK_SECRET');
  });

  test('is upheld once one of its fields is corrected, and the mark outlives the correction', async () => {
    const id = await enter();
    const objection = await raised(police, id);
    const before = new Date().toISOString();
    expect(codeOf(await answer(bureau, objection, true))).toBe('NOT_MENDED');
    await revise(hub, bureau, penalty, { id, patch: { fineAmount: 2_000 } });
    expect(codeOf(await answer(bureau, objection, true))).toBe('NOT_MENDED');
    expect(await disputed(police, id)).toMatchObject({
      disputed: true,
      history: [{ disputed: true }, { disputed: true }],
    });
    await revise(hub, bureau, penalty, { id, version: 2, patch: { facts: '事实乙' } });
    expect(at(await answer(bureau, objection, true), 'data.done.state')).toBe('UPHELD');
    expect(await disputed(police, id)).toMatchObject({ disputed: false });
    // The mark is that of today, as rights are.
    const query = `query ($id: ID!, $asOf: DateTime) { found: administrativePenalty(id: $id, asOf: $asOf) { version disputed } }`;
    for (const login of [police, prosecutor]) {
      const then = await hub.ask(login, query, { id, asOf: before });
      expect(at(then.body, 'data.found')).toEqual({ version: 1, disputed: false });
    }
    const none = await hub.ask(judge, query, { id, asOf: before });
    expect(none.body.errors).toBeUndefined();
    expect(at(none.body, 'data.found')).toBeNull();
  });

  test('is upheld by a withdrawal, and taken back by its organ alone', async () => {
    const [withdrawn, kept] = [await enter(), await enter()];
    const first = await raised(police, withdrawn);
    await revise(hub, bureau, penalty, { id: withdrawn });
    expect(at(await answer(bureau, first, true), 'data.done.state')).toBe('UPHELD');
    expect(codeOf((await raise(prosecutor, withdrawn)).body)).toBe('NOT_FOUND');
    const second = await raised(police, kept);
    for (const other of [bureau, prosecutor, neighbour]) {
      expect([other, codeOf(await takeBack(other, second))]).toEqual([other, 'NOT_FOUND']);
    }
    expect(at(await takeBack(police, second), 'data.done')).toMatchObject({
      state: 'TAKEN_BACK',
      settledBy: police,
    });
    expect(await disputed(bureau, kept)).toMatchObject({ disputed: false });
    expect(codeOf(await answer(bureau, second, false))).toBe('NOT_FOUND');
  });

  test('is an event for whoever sees the mark, when it is set and when it is lifted', async () => {
    const id = await enter();
    const [one, two] = [await raised(police, id), await raised(prosecutor, id, ['decisionNo'])];
    // The second changes nothing of the mark, so nobody learns that there are two.
    await expect.poll(async () => (await told(bureau, id)).length).toBe(1);
    await answer(bureau, one, false);
    await takeBack(prosecutor, two);
    await expect.poll(async () => (await told(police, id)).length).toBe(2);
    expect((await told(police, id))[1]).toMatchObject({ record: { disputed: false } });
    expect(await told(neighbour, id)).toEqual([]);
    expect(await told(judge, id)).toEqual([]);
  });
});

test('the mark is what the objections say, however they cross corrections', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => enter()));
  const waves = ids.map(async (id, place) => {
    const objection = place % 2 === 0 ? undefined : await raised(prosecutor, id, ['decisionNo']);
    await Promise.all([
      raise(police, id),
      revise(hub, bureau, penalty, { id, patch: { facts: `事实乙${place}` } }),
      objection === undefined ? undefined : takeBack(prosecutor, objection),
    ]);
  });
  await Promise.all(waves);
  for (const id of ids) {
    expect(await disputed(bureau, id)).toMatchObject({
      disputed: true,
      history: [{ disputed: true }, { disputed: true }],
    });
  }
});

test('the database knows the table of every feed, and settles an objection once', async () => {
  for (const { feed: of } of regulation) {
    const { agency, name } = feedOf(of);
    const { rows } = await hub.admin.query('SELECT coordination.table_of($1)::text AS found', [
      name,
    ]);
    const table = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).slice(1);
    expect(rows).toEqual([{ found: `${agency}.${table}` }]);
  }
  const again = hub.admin.query(`UPDATE coordination.objection SET state = 'OPEN', settled_at = NULL
    WHERE state <> 'OPEN'`);
  await expect(again).rejects.toThrow('settled once');
});
