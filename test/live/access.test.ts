import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { follow, isHeartbeat } from './follow.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ limits: { heartbeatMs: 200 } });
});

afterAll(() => hub.close());

/** Puts a new version in place of the current one, as a correction does, and enters the change. */
async function correct(recordId: string, disclosure: string): Promise<void> {
  const table = 'environment.administrative_penalty';
  const session = await hub.admin.connect();
  await session.query('BEGIN');
  const { rows } = await session.query<{ row: Record<string, unknown> }>(
    `UPDATE ${table} SET superseded_at = now(), status = 'SUPERSEDED'
     WHERE id = $1 AND superseded_at IS NULL RETURNING to_jsonb(administrative_penalty) AS row`,
    [recordId],
  );
  const before = rows[0]?.row ?? {};
  const version = Number(before.version) + 1;
  const row = { ...before, version, disclosure, superseded_at: null, status: 'ACCEPTED' };
  await session.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`,
    [JSON.stringify(row)],
  );
  await session.query(
    `INSERT INTO coordination.change_entry (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at)
     VALUES ('CORRECTED', 'AdministrativePenalty', $1, $2, $3, $4, $5, now())`,
    [recordId, version, before.case_id, before.division_code, before.owner_organ_id],
  );
  await session.query('COMMIT');
  session.release();
}

describe('a subscriber whose access changes', () => {
  test('is told so once, by the id alone, and again when it may see the record', async () => {
    const input = {
      ...inputOf(feedOf(AdministrativePenalty), 1),
      disclosure: 'PROACTIVE',
    };
    const partner = await follow(hub, await hub.token('partner-370300'));
    const officer = await follow(hub, await hub.token('environment-officer-370303'));
    await Promise.all([partner.events(1, isHeartbeat), officer.events(1, isHeartbeat)]);
    const { recordId } = await publish(hub, AdministrativePenalty, input);
    await Promise.all([partner.events(1), officer.events(1)]);
    await correct(recordId, 'NONE');
    const [, lost] = await partner.events(2);
    await officer.events(2);
    await correct(recordId, 'NONE');
    await officer.events(3);
    await correct(recordId, 'PROACTIVE');
    const [, , again] = await partner.events(3);
    const own = await officer.events(4);
    await Promise.all([partner.client.dispose(), officer.client.dispose()]);
    expect(lost).toMatchObject({ kind: 'NO_LONGER_ACCESSIBLE', recordId });
    expect([at(lost, 'feed'), at(lost, 'caseId'), at(lost, 'record')]).toEqual([null, null, null]);
    expect(again).toMatchObject({ kind: 'NOW_ACCESSIBLE', record: { id: recordId } });
    expect(own.map((event) => at(event, 'kind'))).toEqual([
      'PUBLISHED',
      'CORRECTED',
      'CORRECTED',
      'CORRECTED',
    ]);
  });
});
