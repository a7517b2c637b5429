import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, publish, receiptAt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const { one } = publication(feed);
const officer = 'environment-officer-370303';
const table = 'environment.administrative_penalty';
let hub: TestHub;
let serial = 0;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

const fresh = (more: Input = {}): Input => {
  serial += 1;
  return { ...inputOf(feed, serial), ...more };
};
const ask = (input: Input, login = officer) => hub.ask(login, one, { input, key: newKey() });
const sideBySide = async (inputs: readonly Input[]) =>
  (await Promise.all(inputs.map((input) => ask(input)))).map(({ body }) => body);
const codeOf = (body: unknown) => at(body, 'errors.0.extensions.code');
const stored = async () => Number((await countRows(hub))[table]);

describe('records that are published side by side', () => {
  test('are each stored once, under a number of their own', async () => {
    const before = await stored();
    const receipts = (await sideBySide(Array.from({ length: 60 }, () => fresh()))).map((body) =>
      receiptAt(body, 'data.receipt'),
    );
    expect(new Set(receipts.map(({ recordId }) => recordId)).size).toBe(60);
    expect(new Set(receipts.map(({ hubCaseNo }) => hubCaseNo)).size).toBe(60);
    expect(await stored()).toBe(before + 60);
  });

  test('are refused one by one, and the others stored', async () => {
    const before = await stored();
    const inputs = Array.from({ length: 20 }, (_, place) =>
      place % 4 === 3 ? fresh({ uscc: '91370303MA0TEX018E' }) : fresh(),
    );
    const bodies = await sideBySide(inputs);
    bodies.forEach((body, place) => {
      expect(codeOf(body)).toBe(place % 4 === 3 ? 'INPUT_REJECTED' : undefined);
    });
    expect(await stored()).toBe(before + 15);
  });

  test('suffer nothing from one whose number is taken', async () => {
    const taken = fresh();
    await publish(hub, AdministrativePenalty, taken);
    const before = await stored();
    const other = fresh({ decisionNo: taken.decisionNo });
    const bodies = await sideBySide([fresh(), fresh(), other, fresh(), fresh()]);
    expect(bodies.map(codeOf)).toEqual([
      undefined,
      undefined,
      'DUPLICATE_NUMBER',
      undefined,
      undefined,
    ]);
    expect(await stored()).toBe(before + 4);
  });

  test('of one number are stored once', async () => {
    const { decisionNo } = fresh();
    const codes = (await sideBySide(Array.from({ length: 8 }, () => fresh({ decisionNo })))).map(
      codeOf,
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'DUPLICATE_NUMBER')).toHaveLength(7);
  });

  test('bear the login of who entered each', async () => {
    const bodies = await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        ask(fresh(), place % 2 === 0 ? officer : 'environment-officer-370302'),
      ),
    );
    expect(bodies.map(({ body }) => at(body, 'data.receipt.record.enteredBy'))).toEqual(
      Array.from({ length: 12 }, (_, place) =>
        place % 2 === 0 ? officer : 'environment-officer-370302',
      ),
    );
  });
});
