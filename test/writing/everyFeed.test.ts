import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { handlingAgencies, officerOf } from '../fixtures/officerOf.ts';
import { newKey, publication, publish, type Receipt, receiptAt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;
let opened: Receipt;

beforeAll(async () => {
  hub = await openTestHub();
  opened = await publish(hub, EnvironmentalViolation, inputOf(feedOf(EnvironmentalViolation), 99));
});

afterAll(() => hub.close());

const table = regulation.map((clause) => ({
  ...clause,
  name: feedOf(clause.feed).name,
  feed: feedOf(clause.feed),
}));

test('the regulation makes 27 feeds, each with one publisher', () => {
  expect(table.map(({ name }) => name)).toHaveLength(27);
});

describe.each(table)('$name ($article)', ({ feed, publisher }) => {
  const documents = publication(feed);
  const officer = officerOf(publisher);

  test('is published by its publisher, one by one, with a receipt', async () => {
    const input = { ...inputOf(feed, 1), caseId: opened.caseId };
    const answer = await hub.ask(officer, documents.one, { input, key: newKey() });
    expect(answer.status).toBe(200);
    const receipt = receiptAt(answer.body, 'data.receipt');
    expect(receipt).toMatchObject({
      caseId: opened.caseId,
      hubCaseNo: opened.hubCaseNo,
      replayed: false,
    });
    expect(at(answer.body, 'data.receipt')).toMatchObject({
      version: 1,
      record: { id: receipt.recordId, enteredBy: officer },
    });
    expect(Date.parse(textAt(answer.body, 'data.receipt.enteredAt'))).toBeLessThanOrEqual(
      Date.now(),
    );
    expect(receipt.warnings.includes('LATE')).toBe(Number(receipt.lateDays) > 0);
  });

  test('is published in batches, each row with its receipt, and opens a case where none is named', async () => {
    const inputs = [{ ...inputOf(feed, 2), caseNumber: opened.hubCaseNo }, inputOf(feed, 3)];
    const answer = await hub.ask(officer, documents.batch, { inputs, key: newKey() });
    expect(at(answer.body, 'data.batch')).toMatchObject({ accepted: 2, rejected: 0 });
    const first = receiptAt(answer.body, 'data.batch.rows.0.receipt');
    const second = receiptAt(answer.body, 'data.batch.rows.1.receipt');
    expect(first.caseId).toBe(opened.caseId);
    expect(second.caseId).not.toBe(opened.caseId);
    expect(second.hubCaseNo).toMatch(/^H-370303-2026-\d{6}-\d{2}$/);
  });

  test('is refused to everybody else', async () => {
    const others = handlingAgencies
      .filter((agency) => agency !== publisher)
      .map((agency) => officerOf(agency));
    const readers = [...others, 'analyst-370300', 'auditor-370300', 'partner-370300'];
    const input = inputOf(feed, 4);
    for (const reader of readers) {
      const one = await hub.ask(reader, documents.one, { input, key: newKey() });
      const batch = await hub.ask(reader, documents.batch, { inputs: [input], key: newKey() });
      for (const { body } of [one, batch]) {
        expect(at(body, 'errors.0.extensions.code'), reader).toBe('NOT_PUBLISHER');
        expect(body.data ?? null).toBeNull();
      }
    }
  });

  test('is refused for a case that there is not', async () => {
    const wrong = [
      { caseId: randomUUID() },
      { caseId: 'no-id' },
      { caseNumber: '张公（环）立字〔2026〕987654号' },
    ];
    const inputs = wrong.map((named) => ({ ...inputOf(feed, 5), ...named }));
    const answer = await hub.ask(officer, documents.batch, { inputs, key: newKey() });
    expect(at(answer.body, 'data.batch.accepted')).toBe(0);
    const refused = listAt(answer.body, 'data.batch.rows').map((row) =>
      listAt(row, 'problems').filter((problem) => at(problem, 'severity') === 'reject'),
    );
    expect(refused).toEqual(
      wrong
        .flatMap(Object.keys)
        .map((field) => [{ severity: 'reject', code: 'CASE_NOT_FOUND', field }]),
    );
  });
});
