import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

/** What the log holds of a case, sequenced or not, in order. */
async function changesOf(caseId: string) {
  const { rows } = await hub.admin.query(
    `SELECT kind, feed, record_id, version, party_id IS NOT NULL AS of_party, division_code, organ_id, stage_from, stage_to FROM (
       SELECT position AS n, 0 AS waiting, c.* FROM (SELECT position, kind, feed, record_id, version, case_id, party_id, division_code, organ_id, stage_from, stage_to FROM coordination.change) c
       UNION ALL
       SELECT id, 1, id, kind, feed, record_id, version, case_id, party_id, division_code, organ_id, stage_from, stage_to FROM coordination.change_entry) x
     WHERE case_id = $1 ORDER BY waiting, n`,
    [caseId],
  );
  return rows;
}

describe('a publication', () => {
  test('enters what it published in the change log, in the transaction that stores it', async () => {
    const input = inputOf(feedOf(EnvironmentalViolation), 1);
    const { caseId, recordId } = await publish(hub, EnvironmentalViolation, input);
    expect(await changesOf(caseId)).toEqual([
      {
        kind: 'PUBLISHED',
        feed: 'EnvironmentalViolation',
        record_id: recordId,
        version: 1,
        of_party: false,
        division_code: '370303',
        organ_id: 'environment-370303',
        stage_from: null,
        stage_to: null,
      },
    ]);
  });

  test('says that the case came further before it tells of the record that took it there', async () => {
    const opening = inputOf(feedOf(CrimeTransfer), 1);
    const { caseId } = await publish(hub, CrimeTransfer, opening);
    const before = (await changesOf(caseId)).length;
    await publish(hub, TransferAcceptance, {
      ...inputOf(feedOf(TransferAcceptance), 1),
      caseId,
    });
    const told = (await changesOf(caseId)).slice(before);
    expect(told.at(0)).toMatchObject({ kind: 'STAGE_REACHED', feed: null, stage_to: 50 });
    expect(told.at(-1)).toMatchObject({ kind: 'PUBLISHED', feed: 'TransferAcceptance' });
  });

  test('enters a batch row by row, and what is repeated not again', async () => {
    const feed = feedOf(EnvironmentalViolation);
    const inputs = [11, 12, 13].map((n) => inputOf(feed, n));
    const receipts = await publishAll(hub, EnvironmentalViolation, inputs);
    const told = await Promise.all(receipts.map(({ caseId }) => changesOf(caseId)));
    expect(told.map(([only, ...more]) => [only.record_id, more.length])).toEqual(
      receipts.map(({ recordId }) => [recordId, 0]),
    );
  });
});
