import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { revise } from './revise.ts';

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const judge = 'court-judge-370303';
const neighbour = 'police-officer-370302';
const penalty = feedOf(AdministrativePenalty);

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

let n = 800;
const enter = (more: Input = {}) => {
  n += 1;
  return publish(hub, AdministrativePenalty, { ...inputOf(penalty, n), facts: '事实甲', ...more });
};
const show = (login: string, id: string, fields: string) =>
  hub.ask(login, `query ($id: ID!) { administrativePenalty(id: $id) { ${fields} } }`, { id });
const fieldsOf = `id kind recordId version fields organId ownerOrganId dueAt chases acknowledgedAt acknowledgedBy`;
const recalls = async (login: string, id: string, where = '') =>
  listAt(
    (
      await hub.ask(
        login,
        `query ($id: ID!) { found: recalls(where: { record: $id ${where} }) { ${fieldsOf} } }`,
        { id },
      )
    ).body,
    'data.found',
  );
/** Waits until so many organs are recalled, and gives them as the log of the database has them. */
const sent = async (id: string, count: number) => {
  const found = () =>
    hub.admin.query<{ organ_id: string; fields: string[] }>(
      'SELECT organ_id, fields FROM coordination.recall WHERE record_id = $1 ORDER BY organ_id',
      [id],
    );
  await expect.poll(async () => (await found()).rows.length, { timeout: 10_000 }).toBe(count);
  return (await found()).rows;
};
const events = async (login: string) =>
  listAt(
    (
      await hub.ask(
        login,
        '{ page: changesSince(first: 500, filter: { kinds: [RECALL] }) { events { kind recordId } } }',
      )
    ).body,
    'data.page.events',
  );

describe('a correction', () => {
  test('reaches whoever was shown the corrected field, and no one else', async () => {
    const { recordId: id } = await enter();
    await show(police, id, 'facts decisionNo');
    await show(prosecutor, id, 'decisionNo');
    // The law gives the court no penalty before the case has come to it.
    await show(judge, id, 'facts');
    await show(neighbour, id, 'facts');
    // Whoever filters by a field without being shown a record of its own is not shown it.
    await hub.ask(
      prosecutor,
      '{ administrativePenalties(where: { facts: { eq: "无" } }) { nodes { facts } } }',
    );
    await revise(hub, bureau, penalty, { id, patch: { facts: '事实乙' } });
    const to = [{ organ_id: 'police-370303', fields: ['facts'] }];
    expect(await sent(id, 1)).toEqual(to);
    const [notice] = await recalls(police, id);
    expect(notice).toMatchObject({
      ...{ kind: 'CORRECTED', recordId: id, version: 1, fields: ['facts'], chases: 0 },
      ...{ organId: 'police-370303', ownerOrganId: 'environment-370303', acknowledgedAt: null },
    });
    expect(await recalls(prosecutor, id)).toEqual([]);
    expect(await recalls(neighbour, id)).toEqual([]);
    expect(await recalls(bureau, id, 'outstanding: true')).toHaveLength(1);
    await expect
      .poll(async () => (await events(police)).filter((one) => at(one, 'recordId') === id).length)
      .toBe(1);
    expect((await events(prosecutor)).filter((one) => at(one, 'recordId') === id)).toEqual([]);
    expect((await events(bureau)).filter((one) => at(one, 'recordId') === id)).toEqual([]);
  });

  test('is acknowledged by the organ that was told, once', async () => {
    const { recordId: id } = await enter();
    await show(police, id, 'facts');
    await revise(hub, bureau, penalty, { id, patch: { facts: '事实乙' } });
    await sent(id, 1);
    const recall = textAt((await recalls(police, id))[0], 'id');
    const acknowledge = async (login: string) =>
      (
        await hub.ask(
          login,
          `mutation ($id: ID!) { done: acknowledgeRecall(id: $id) { ${fieldsOf} } }`,
          { id: recall },
        )
      ).body;
    for (const other of [bureau, prosecutor, neighbour]) {
      expect(at(await acknowledge(other), 'errors.0.extensions.code'), other).toBe('NOT_FOUND');
    }
    const first = at(await acknowledge(police), 'data.done');
    expect(first).toMatchObject({ acknowledgedBy: police });
    expect(at(await acknowledge(police), 'data.done')).toEqual(first);
    expect(await recalls(bureau, id, 'outstanding: true')).toEqual([]);
    expect(at((await recalls(bureau, id))[0], 'acknowledgedBy')).toBeNull();
  });

  test('is chased when it is overdue', async () => {
    const { recordId: id } = await enter();
    await show(police, id, 'facts');
    await revise(hub, bureau, penalty, { id, patch: { facts: '事实乙' } });
    await sent(id, 1);
    await hub.admin.query(
      `UPDATE coordination.recall SET due_at = now() - interval '1 hour', next_chase_at = now() WHERE record_id = $1`,
      [id],
    );
    await expect
      .poll(async () => at((await recalls(bureau, id, 'overdue: true'))[0], 'chases'), {
        timeout: 10_000,
      })
      .toBe(1);
    await expect
      .poll(async () => (await events(police)).filter((one) => at(one, 'recordId') === id).length)
      .toBe(2);
  });

  test('of what was looked at covertly is not told to the owner', async () => {
    const { recordId: id } = await enter();
    const body = JSON.stringify({ query: `{ administrativePenalty(id: "${id}") { facts } }` });
    const headers = {
      authorization: `Bearer ${await hub.token(prosecutor)}`,
      'content-type': 'application/json',
      'xianjie-purpose': 'SUPERVISION',
    };
    expect(at((await hub.send({ headers, body })).body, 'data.administrativePenalty.facts')).toBe(
      '事实甲',
    );
    await revise(hub, bureau, penalty, { id, patch: { facts: '事实乙' } });
    await sent(id, 1);
    expect(await recalls(prosecutor, id)).toHaveLength(1);
    expect(await recalls(bureau, id)).toEqual([]);
  });
});

test('a withdrawal reaches whoever was shown any field, by ids alone', async () => {
  const { recordId: id } = await enter();
  await show(police, id, 'facts decisionNo');
  await show(prosecutor, id, 'decisionNo');
  await revise(hub, bureau, penalty, { id });
  expect(await sent(id, 2)).toEqual([
    { organ_id: 'police-370303', fields: ['decisionNo', 'facts'] },
    { organ_id: 'procuratorate-370303', fields: ['decisionNo'] },
  ]);
  expect(at((await recalls(prosecutor, id))[0], 'kind')).toBe('WITHDRAWN');
});

test('a raised marking reaches whoever was shown what is marked now', async () => {
  const { recordId: id } = await enter();
  await show(police, id, 'facts decisionNo');
  await show(prosecutor, id, 'decisionNo');
  const note = { fields: ['facts'], category: 'BUSINESS', reason: '涉及企业工艺配方，属商业秘密' };
  const marked = await hub.ask(
    bureau,
    `mutation ($record: ID!, $notes: [ConfidentialityNoteInput!]!) {
      markRecord(record: $record, notes: $notes, reason: "企业提出保密申请并附证明") { state } }`,
    { record: id, notes: [note] },
  );
  expect(at(marked.body, 'data.markRecord.state')).toBe('APPLIED');
  expect(await sent(id, 1)).toEqual([{ organ_id: 'police-370303', fields: ['facts'] }]);
  expect(at((await recalls(police, id))[0], 'kind')).toBe('MARKED');
});
