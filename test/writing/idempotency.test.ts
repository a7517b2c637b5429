import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, receiptAt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const documents = publication(feed);
const officer = 'environment-officer-370303';
let hub: TestHub;
let serial = 0;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

/** An entry that no other test of this file makes. */
const fresh = (cells: readonly string[] = []): Input => {
  serial += 1;
  return inputOf(feed, serial, cells);
};
const one = (input: Input, key: string, login = officer) =>
  hub.ask(login, documents.one, { input, key });
const stored = async () => (await countRows(hub))['environment.administrative_penalty'] ?? 0;

describe('the same key', () => {
  test('with the same body gives the same receipt, and nothing is stored twice', async () => {
    const [input, key] = [fresh(), newKey()];
    const first = receiptAt((await one(input, key)).body, 'data.receipt');
    const before = await stored();
    const again = receiptAt((await one(input, key)).body, 'data.receipt');
    expect(again).toEqual({ ...first, replayed: true });
    expect(await stored()).toBe(before);
  });

  test('with another body is a conflict', async () => {
    const key = newKey();
    await one(fresh(), key);
    const before = await stored();
    const { body } = await one(fresh(), key);
    expect(at(body, 'errors.0.extensions.code')).toBe('IDEMPOTENCY_CONFLICT');
    expect(await stored()).toBe(before);
  });

  test('is each organ’s own', async () => {
    const key = newKey();
    await one(fresh(), key);
    const other = await one(fresh(), key, 'environment-officer-370302');
    expect(at(other.body, 'data.receipt.replayed')).toBe(false);
  });

  test('may be used again for the mended record after a refusal', async () => {
    const [input, key] = [fresh(), newKey()];
    const { body } = await one({ ...input, facts: null }, key);
    expect(at(body, 'errors.0.extensions.code')).toBe('INPUT_REJECTED');
    expect(at((await one(input, key)).body, 'data.receipt.replayed')).toBe(false);
  });

  test.each([10, 25])('in %i calls at once stores one record', async (calls) => {
    const [input, key] = [fresh(), newKey()];
    const before = await stored();
    const answers = await Promise.all(Array.from({ length: calls }, () => one(input, key)));
    const receipts = answers.map(({ body }) => receiptAt(body, 'data.receipt'));
    expect(new Set(receipts.map(({ recordId }) => recordId)).size).toBe(1);
    expect(receipts.filter(({ replayed }) => replayed === false)).toHaveLength(1);
    expect(await stored()).toBe(before + 1);
  });
});

describe('the same source record', () => {
  const source = () => fresh(['sourceSystem', 'sourceRecordId']);

  test('under another key is the record that there is', async () => {
    const input = source();
    const first = receiptAt((await one(input, newKey())).body, 'data.receipt');
    const before = await stored();
    const again = receiptAt((await one(input, newKey())).body, 'data.receipt');
    expect(again).toMatchObject({ recordId: first.recordId, caseId: first.caseId, replayed: true });
    expect(await stored()).toBe(before);
  });

  test('with other content is a conflict', async () => {
    const input = source();
    await one(input, newKey());
    const before = await stored();
    const { body } = await one({ ...input, facts: '不同的事实' }, newKey());
    expect(at(body, 'errors.0.extensions.code')).toBe('SOURCE_CONFLICT');
    expect(await stored()).toBe(before);
  });

  test('in ten calls at once under ten keys is stored once', async () => {
    const input = source();
    const answers = await Promise.all(Array.from({ length: 10 }, () => one(input, newKey())));
    const receipts = answers.map(({ body }) => receiptAt(body, 'data.receipt'));
    expect(new Set(receipts.map(({ recordId }) => recordId)).size).toBe(1);
  });
});
