import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { Judgment } from '../../src/entities/court/Judgment.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { ReconsiderationRequest } from '../../src/entities/environment/ReconsiderationRequest.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const penalty = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

const batch = (inputs: readonly Input[], whole?: boolean) =>
  hub.ask(officer, publication(penalty).batch, { inputs, key: newKey(), whole });

const refusals = (row: unknown) =>
  listAt(row, 'problems')
    .filter((problem) => at(problem, 'severity') === 'reject')
    .map((problem) => `${at(problem, 'code')} at ${at(problem, 'field')}`);

/** Sound rows with a bad one in each third place. */
const mixed = (from: number) =>
  Array.from({ length: 9 }, (_, row) =>
    row % 3 === 2
      ? { ...inputOf(penalty, from + row), uscc: '91370303MA0TEX018E' }
      : inputOf(penalty, from + row),
  );

describe('a batch with bad rows', () => {
  test('stores the good ones and reports each by its place', async () => {
    const before = await countRows(hub);
    const { body } = await batch(mixed(100));
    expect(at(body, 'data.batch')).toMatchObject({ accepted: 6, rejected: 3 });
    const rows = listAt(body, 'data.batch.rows');
    expect(rows.map((row) => at(row, 'index'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    rows.forEach((row, index) => {
      expect(at(row, 'receipt') === null).toBe(index % 3 === 2);
      expect(refusals(row)).toEqual(index % 3 === 2 ? ['USCC_CHECK_DIGIT at uscc'] : []);
    });
    const after = await countRows(hub);
    const table = 'environment.administrative_penalty';
    expect(Number(after[table]) - Number(before[table])).toBe(6);
  });

  test('stores none where all or nothing is asked for', async () => {
    const before = await countRows(hub);
    const { body } = await batch(mixed(200), true);
    expect(at(body, 'data.batch.accepted') ?? 0).toBe(0);
    expect(await countRows(hub)).toEqual(before);
  });

  test('reports a number that stands twice in it', async () => {
    const input = inputOf(penalty, 300);
    const { body } = await batch([input, { ...input, facts: '另一事实' }]);
    expect(at(body, 'data.batch')).toMatchObject({ accepted: 1, rejected: 1 });
    expect(refusals(at(body, 'data.batch.rows.1'))).toEqual(['DUPLICATE_NUMBER at decisionNo']);
  });

  test.each([
    ['a missing field', 400, { facts: null }],
    ['its number', 410, { decisionNo: inputOf(penalty, 410).decisionNo }],
  ])('leaves the party of a row refused for %s to the next that names it', async (_, n, bad) => {
    const { caseId } = await publish(hub, AdministrativePenalty, inputOf(penalty, n));
    const parties = [{ kind: 'NATURAL', name: '钱甲', idNo: idNumberOf(7) }];
    const named = (place: number) => ({ ...inputOf(penalty, n + place), caseId, parties });
    const { body } = await batch([{ ...named(1), ...bad }, named(2)]);
    expect(at(body, 'data.batch')).toMatchObject({ accepted: 1, rejected: 1 });
    const id = textAt(body, 'data.batch.rows.1.receipt.recordId');
    const read = await hub.ask(
      officer,
      `{ administrativePenalty(id: "${id}") { parties { name idNo } } }`,
    );
    expect(at(read.body, 'data.administrativePenalty.parties')).toEqual([
      { name: '钱甲', idNo: idNumberOf(7) },
    ]);
  });
});

test('a batch of 1000 is stored, one of 1001 is refused as a whole', async () => {
  const inputs = Array.from({ length: 1001 }, (_, row) => inputOf(penalty, 10_000 + row));
  const before = await countRows(hub);
  const { body } = await batch(inputs);
  expect(at(body, 'errors.0.extensions.code')).toBe('BATCH_TOO_LARGE');
  expect(await countRows(hub)).toEqual(before);
  const { body: full } = await batch(inputs.slice(1));
  expect(at(full, 'data.batch')).toMatchObject({ accepted: 1000, rejected: 0 });
});

describe('a source record that stands twice in a batch', () => {
  const source = (n: number) => inputOf(penalty, n, ['sourceSystem', 'sourceRecordId']);

  test('in the same words is stored once; the second row is a replay of the first', async () => {
    const input = source(450);
    const { body } = await batch([input, input, input]);
    expect(at(body, 'data.batch')).toMatchObject({ accepted: 3, rejected: 0 });
    const receipts = listAt(body, 'data.batch.rows').map((row) => at(row, 'receipt'));
    expect(receipts.map((one) => at(one, 'replayed'))).toEqual([false, true, true]);
    expect(new Set(receipts.map((one) => at(one, 'recordId'))).size).toBe(1);
  });

  test('in other words is a conflict', async () => {
    const input = source(460);
    const { body } = await batch([input, { ...input, facts: '另一事实' }]);
    expect(refusals(at(body, 'data.batch.rows.1'))).toContain('SOURCE_CONFLICT at sourceRecordId');
  });

  test('and is refused is refused twice with the same problems', async () => {
    const input = { ...source(470), uscc: '91370303MA0TEX018E' };
    const { body } = await batch([input, input]);
    const rows = listAt(body, 'data.batch.rows').map(refusals);
    expect(rows).toEqual([['USCC_CHECK_DIGIT at uscc'], ['USCC_CHECK_DIGIT at uscc']]);
  });
});

describe('several records of one case in one batch', () => {
  const read = async (caseId: string, fields: string) =>
    at(
      (await hub.ask('police-officer-370303', `{ case(id: "${caseId}") { ${fields} } }`)).body,
      'data.case',
    );
  const enter = async (of: FeedClass, opening: number, inputs: readonly Input[]) => {
    const first = of === Judgment ? CourtAcceptance : AdministrativePenalty;
    const { caseId } = await publish(hub, first, inputOf(feedOf(first), opening));
    await publishAll(
      hub,
      of,
      inputs.map((input, n) => ({ ...inputOf(feedOf(of), opening + n), ...input, caseId })),
    );
    return caseId;
  };
  const effective = { effectiveAt: '2026-11-20T00:00:00+08:00' };

  test.each([
    ['first', 500, [effective, {}]],
    ['last', 510, [{}, effective]],
  ])('bring it as far as the furthest, which comes %s', async (_, n, inputs) => {
    expect(await read(await enter(Judgment, n, inputs), 'stage')).toEqual({ stage: 'S13' });
  });

  test('bring a party as far as the furthest that concerns it, named or not', async () => {
    const party = { kind: 'LEGAL', name: '某化工有限公司' };
    const caseId = await enter(Judgment, 520, [{ party }, effective, { party }]);
    expect(await read(caseId, 'parties { stage }')).toEqual({ parties: [{ stage: 'S13' }] });
  });

  test('leave their indicators together', async () => {
    const notFiled = { result: 'NOT_FILED', reasons: '情节显著轻微' };
    const filed = { result: 'FILED', charges: ['污染环境罪'] };
    const caseId = await enter(FilingDecision, 530, [filed, notFiled]);
    const indicators = ['PENALTY', 'POLICE_FILING'];
    expect(await read(caseId, 'stage indicators')).toEqual({ stage: 'S7', indicators });
  });

  test('let all whom they are addressed to take part', async () => {
    const organs = ['police-370303', 'police-370300'];
    const inputs = organs.map((targetPoliceId) => ({ targetPoliceId }));
    const caseId = await enter(ReconsiderationRequest, 540, inputs);
    const query = 'SELECT participants FROM coordination."case" WHERE id = $1';
    const { rows } = await hub.admin.query<{ participants: string[] }>(query, [caseId]);
    expect(rows[0]?.participants.toSorted()).toEqual(['environment-370303', ...organs].toSorted());
  });
});
