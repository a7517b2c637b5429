import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { newKey, publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { revise } from './revise.ts';

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const stranger = 'police-officer-370302';
const penalty = feedOf(AdministrativePenalty);

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

let n = 700;
const enter = (more: Input = {}) => {
  n += 1;
  return publish(hub, AdministrativePenalty, { ...inputOf(penalty, n), ...more });
};
const correct = async (id: string, version: number, patch: object) =>
  (await revise(hub, bureau, penalty, { id, version, patch })).body;
const look = async (login: string, id: string, asOf?: string) => {
  const query = `query ($id: ID!, $asOf: DateTime) { found: administrativePenalty(id: $id, asOf: $asOf) {
    version facts fineAmount withheld { field } history { version facts fineAmount enteredAt withheld { field } } } }`;
  return at((await hub.ask(login, query, { id, asOf })).body, 'data.found');
};
const mark = (id: string, fields: readonly string[]) =>
  hub.ask(
    bureau,
    `mutation ($record: ID!, $notes: [ConfidentialityNoteInput!]!) {
      markRecord(record: $record, notes: $notes, reason: "企业提出保密申请并附证明") { state } }`,
    {
      record: id,
      notes: [{ fields, category: 'BUSINESS', reason: '涉及企业工艺配方，属商业秘密' }],
    },
  );

describe('rights of today judge every version', () => {
  test('a cell that is marked today is hidden in each version, and its change is no step', async () => {
    const { recordId: id } = await enter({ facts: '工艺甲', fineAmount: 1000 });
    await correct(id, 1, { facts: '工艺乙' });
    const between = new Date().toISOString();
    await correct(id, 2, { fineAmount: 2000 });
    expect(listAt(await look(police, id), 'history')).toMatchObject([
      { version: 1, facts: '工艺甲', fineAmount: 1000 },
      { version: 2, facts: '工艺乙', fineAmount: 1000 },
      { version: 3, facts: '工艺乙', fineAmount: 2000 },
    ]);
    await mark(id, ['facts']);
    const hidden = { facts: null, withheld: expect.arrayContaining([{ field: 'facts' }]) };
    expect(listAt(await look(police, id), 'history')).toMatchObject([
      { version: 1, fineAmount: 1000, ...hidden },
      { version: 3, fineAmount: 2000, ...hidden },
    ]);
    const then = await look(police, id, between);
    expect(then).toMatchObject({ version: 1, fineAmount: 1000, ...hidden });
    expect(listAt(then, 'history')).toHaveLength(1);
    // Filters and orders see no more of the past than the answer does.
    const query = `query ($asOf: DateTime, $facts: String) {
      found: administrativePenalties(asOf: $asOf, where: { facts: { eq: $facts } }) { totalCount } }`;
    const guess = await hub.ask(police, query, { asOf: between, facts: '工艺乙' });
    expect(at(guess.body, 'data.found.totalCount')).toBe(0);
    const own = await hub.ask(bureau, query, { asOf: between, facts: '工艺乙' });
    expect(at(own.body, 'data.found.totalCount')).toBe(1);
    expect(listAt(await look(bureau, id), 'history')).toHaveLength(3);
  });

  test('a record that is marked as a whole today has no past either', async () => {
    const { recordId: id } = await enter({ facts: '工艺丙' });
    const before = new Date().toISOString();
    await correct(id, 1, { facts: '工艺丁' });
    await mark(id, ['*']);
    expect(await look(police, id, before)).toBeNull();
    expect(await look(bureau, id, before)).toMatchObject({ version: 1, facts: '工艺丙' });
  });

  test('a reader of another district finds no version', async () => {
    const { recordId: id } = await enter();
    const before = new Date().toISOString();
    await correct(id, 1, { facts: '事实更正' });
    expect(await look(stranger, id)).toBeNull();
    expect(await look(stranger, id, before)).toBeNull();
  });

  test('the reason of a correction is for the agency of its provider', async () => {
    const { recordId: id } = await enter();
    await correct(id, 1, { facts: '事实更正' });
    const query = `query ($id: ID!) { found: administrativePenalty(id: $id) { correctionReason } }`;
    const told = await hub.ask(police, query, { id });
    expect(at(told.body, 'data.found.correctionReason')).toBeNull();
    expect(at(told.body, 'extensions.withheld.0.reason')).toBe('NOT_RELEASED');
    const own = await hub.ask(bureau, query, { id });
    expect(textAt(own.body, 'data.found.correctionReason')).toContain('更正');
  });
});

describe('lists as of a time', () => {
  test('below a case, page by page, with each record once', async () => {
    const { caseId, recordId: id } = await enter({ fineAmount: 1 });
    await publish(hub, AdministrativePenalty, { ...inputOf(penalty, 950), caseId, fineAmount: 5 });
    const before = new Date().toISOString();
    await correct(id, 1, { fineAmount: 2 });
    await publish(hub, AdministrativePenalty, { ...inputOf(penalty, 951), caseId, fineAmount: 9 });
    const query = `query ($id: ID!, $asOf: DateTime, $after: String) { case(id: $id, asOf: $asOf) {
      administrativePenalties(first: 1, after: $after, orderBy: [FINE_AMOUNT_ASC]) {
        totalCount nodes { fineAmount } pageInfo { endCursor hasNextPage } } } }`;
    const page = async (variables: object) =>
      at(
        (await hub.ask(police, query, { id: caseId, ...variables })).body,
        'data.case.administrativePenalties',
      );
    const first = await page({ asOf: before });
    expect(first).toMatchObject({ totalCount: 2, nodes: [{ fineAmount: 1 }] });
    const after = textAt(first, 'pageInfo.endCursor');
    expect(await page({ asOf: before, after })).toMatchObject({ nodes: [{ fineAmount: 5 }] });
    expect(await page({})).toMatchObject({ totalCount: 3, nodes: [{ fineAmount: 2 }] });
    const other = await hub.ask(police, query, { id: caseId, after });
    expect(at(other.body, 'errors.0.extensions.code')).toBe('BAD_CURSOR');
  });

  test('a time that is none is refused', async () => {
    const query = '{ administrativePenalties(asOf: "yesterday") { totalCount } }';
    const { body } = await hub.ask(police, query);
    expect(at(body, 'errors.0.extensions.code')).toBe('BAD_FILTER');
  });
});

describe('a correction', () => {
  test('is for the organ that published, and leaves no trace at others', async () => {
    const { recordId: id } = await enter();
    const other = await revise(hub, police, penalty, { id, patch: { facts: '冒充' } });
    expect(at(other.body, 'errors.0.extensions.code')).toBe('NOT_PUBLISHER');
    const neighbour = await revise(hub, 'environment-officer-370302', penalty, {
      id,
      patch: { facts: '冒充' },
    });
    expect(at(neighbour.body, 'errors.0.extensions.code')).toBe('NOT_FOUND');
  });

  test('of a version that is no longer current is refused; of two at once one is stored', async () => {
    const { recordId: id } = await enter();
    const both = await Promise.all(
      ['甲', '乙'].map((facts) => revise(hub, bureau, penalty, { id, patch: { facts } })),
    );
    const codes = both.map(({ body }) => at(body, 'errors.0.extensions.code') ?? 'STORED');
    expect(codes.sort()).toEqual(['STORED', 'VERSION_CONFLICT']);
    expect(at(await correct(id, 1, { facts: '丙' }), 'errors.0.extensions.code')).toBe(
      'VERSION_CONFLICT',
    );
  });

  test('is one by its key, and refused under it with another body', async () => {
    const { recordId: id } = await enter();
    const key = newKey();
    const once = await revise(hub, bureau, penalty, { id, key, patch: { facts: '更正一次' } });
    const again = await revise(hub, bureau, penalty, { id, key, patch: { facts: '更正一次' } });
    expect(at(once.body, 'data.receipt')).toMatchObject({ version: 2, replayed: false });
    const enteredAt = textAt(once.body, 'data.receipt.enteredAt');
    expect(at(again.body, 'data.receipt')).toMatchObject({ version: 2, enteredAt, replayed: true });
    const other = await revise(hub, bureau, penalty, { id, key, patch: { facts: '更正两次' } });
    expect(at(other.body, 'errors.0.extensions.code')).toBe('IDEMPOTENCY_CONFLICT');
  });

  test('passes the checks of a publication, and its notes are carried over', async () => {
    const { recordId: id } = await enter({
      markingLevel: 'WORK_SECRET',
      markingReason: '涉及侦查手段，暂不宜公开',
    });
    await mark(id, ['facts']);
    const codeOf = async (patch: object) =>
      at(await correct(id, 1, patch), 'errors.0.extensions.problems.0.code');
    expect(await codeOf({ fineAmount: -1 })).toBeDefined();
    expect(await codeOf({ notes: [] })).toBe('NOT_CORRECTABLE');
    expect(await codeOf({ caseNumber: '1' })).toBe('NOT_CORRECTABLE');
    expect(await codeOf({ markingLevel: 'INTERNAL' })).toBe('MARKING_LOWERED');
    expect(await codeOf({})).toBe('NOTHING_CHANGED');
    const secret = await correct(id, 1, { facts: '机密★10年' });
    expect(at(secret, 'errors.0.extensions.code')).toBe('STATE_SECRET');
    expect(at(await correct(id, 1, { facts: '已核实' }), 'data.receipt.version')).toBe(2);
    expect(await look(police, id)).toMatchObject({ version: 2, facts: null });
  });

  test('to a number that another record has is refused; the case is found by the new one', async () => {
    const [one, two] = [await enter(), await enter()];
    const number = async (id: string) =>
      at(
        (
          await hub.ask(
            bureau,
            `query ($id: ID!) { found: administrativePenalty(id: $id) { decisionNo } }`,
            { id },
          )
        ).body,
        'data.found.decisionNo',
      );
    const taken = await correct(one.recordId, 1, { decisionNo: await number(two.recordId) });
    expect(at(taken, 'errors.0.extensions.code')).toBe('DUPLICATE_NUMBER');
    const fresh = String(inputOf(penalty, 999).decisionNo);
    expect(at(await correct(one.recordId, 1, { decisionNo: fresh }), 'data.receipt.version')).toBe(
      2,
    );
    const found = await hub.ask(bureau, `{ caseByNumber(number: "${fresh}") { id } }`);
    expect(at(found.body, 'data.caseByNumber.id')).toBe(one.caseId);
  });
});

test('a stage that a withdrawn record had opened is closed again', async () => {
  const violation = feedOf(EnvironmentalViolation);
  const { caseId } = await publish(hub, EnvironmentalViolation, inputOf(violation, 5));
  const filing = feedOf(FilingDecision);
  const { recordId: id } = await publish(hub, FilingDecision, {
    ...inputOf(filing, 5),
    ...{ caseId, result: 'FILED', charges: ['污染环境罪'], limitClass: 'NORMAL3' },
  });
  const stage = async () =>
    at(
      (
        await hub.ask(police, `query ($id: ID!) { case(id: $id) { stage indicators } }`, {
          id: caseId,
        })
      ).body,
      'data.case',
    );
  expect(await stage()).toMatchObject({ stage: 'S7' });
  const gone = await revise(hub, police, filing, { id });
  expect(at(gone.body, 'data.receipt.version'), gone.text).toBe(2);
  expect(await stage()).toEqual({ stage: 'S1', indicators: ['ADMINISTRATIVE_FILING'] });
});

test('a published penalty that is withdrawn or corrected begins the three days of Art. 48', async () => {
  const clocksIn = async (caseId: string) => {
    const query = `query ($id: ID!) { case(id: $id) { clocks(where: { rule: { eq: "TL-05" } }) {
      nodes { rule startedAt dueAt obligedOrganId limit { article } } } } }`;
    return listAt((await hub.ask(bureau, query, { id: caseId })).body, 'data.case.clocks.nodes');
  };
  const open = await enter({ disclosure: 'PROACTIVE' });
  expect(await clocksIn(open.caseId)).toEqual([]);
  await correct(open.recordId, 1, { facts: '更正后的事实' });
  const begun = await clocksIn(open.caseId);
  expect(begun).toMatchObject([{ rule: 'TL-05', obligedOrganId: 'environment-370303' }]);
  await revise(hub, bureau, penalty, { id: open.recordId, version: 2 });
  expect(await clocksIn(open.caseId)).toEqual(begun);
  const closed = await enter();
  await revise(hub, bureau, penalty, { id: closed.recordId });
  expect(await clocksIn(closed.caseId)).toEqual([]);
});
