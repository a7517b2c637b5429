import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Judgment } from '../../src/entities/court/Judgment.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { ReconsiderationRequest } from '../../src/entities/environment/ReconsiderationRequest.ts';
import { feedOf } from '../../src/entities/Feed.ts';
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

describe('several records of one case in one batch', () => {
  const stage = async (caseId: string): Promise<unknown> => {
    const query = '{ case(id: "ID") { stage indicators } }'.replace('ID', caseId);
    return at((await hub.ask('police-officer-370303', query)).body, 'data.case');
  };
  const opened = async (n: number) =>
    (await publish(hub, AdministrativePenalty, inputOf(penalty, n))).caseId;

  test.each([true, false])(
    'bring it as far as the furthest of them (furthest first: %s)',
    async (first) => {
      const caseId = await opened(first ? 500 : 501);
      const effective = inputOf(feedOf(Judgment), first ? 1 : 11, ['effectiveAt']);
      const pending = inputOf(feedOf(Judgment), first ? 2 : 12);
      const inputs = first ? [effective, pending] : [pending, effective];
      await publishAll(
        hub,
        Judgment,
        inputs.map((input) => ({ ...input, caseId })),
      );
      expect(at(await stage(caseId), 'stage')).toBe('S13');
    },
  );

  test('leave their indicators together', async () => {
    const caseId = await opened(510);
    const filing = inputOf(feedOf(FilingDecision), 1);
    const inputs = [
      {
        ...filing,
        result: 'NOT_FILED',
        reasons: '情节显著轻微',
        decisionNo: '张公（环）不立字〔2026〕1号',
        caseId,
      },
      {
        ...filing,
        result: 'FILED',
        charges: ['污染环境罪'],
        decisionNo: '张公（环）立字〔2026〕2号',
        caseId,
      },
    ];
    await publishAll(hub, FilingDecision, inputs);
    expect(await stage(caseId)).toEqual({ stage: 'S7', indicators: ['PENALTY', 'POLICE_FILING'] });
  });

  test('let all whom they are addressed to take part', async () => {
    const caseId = await opened(520);
    const inputs = ['police-370303', 'police-370300'].map((targetPoliceId, n) => ({
      ...inputOf(feedOf(ReconsiderationRequest), n),
      targetPoliceId,
      caseId,
    }));
    await publishAll(hub, ReconsiderationRequest, inputs);
    const { rows } = await hub.admin.query(
      'SELECT participants FROM coordination."case" WHERE id = $1',
      [caseId],
    );
    expect(rows[0]?.participants).toEqual(['environment-370303', 'police-370300', 'police-370303']);
  });
});
