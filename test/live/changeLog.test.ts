import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../src/db/changes/Change.ts';
import { ChangeLog } from '../../src/db/changes/ChangeLog.ts';
import { createPool } from '../../src/db/createPool.ts';
import { createTestDatabase, type TestDatabase } from '../setup/testDatabase.ts';

let database: TestDatabase;
let admin: Pool;
let app: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = createPool(database.url, { size: 20 });
  app = createPool(database.url, { size: 4, role: 'xianjie_app' });
});

afterAll(async () => {
  await Promise.all([admin.end(), app.end()]);
  await database.drop();
});

const openLog = (failures: unknown[] = []) => {
  return ChangeLog.open({ pool: app, keepDays: 365, report: (error) => failures.push(error) });
};

const insert = `INSERT INTO coordination.change_entry (kind, feed, record_id, version, case_id, division_code, changed_at)
  VALUES ('PUBLISHED', 'Judgment', $1, 1, $2, '370303', now())`;

/** Writes changes one transaction each, with delays and rollbacks; gives the ids that were kept. */
async function write(count: number): Promise<string[]> {
  const kept: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = randomUUID();
    const session = await admin.connect();
    await session.query('BEGIN');
    await session.query(insert, [id, randomUUID()]);
    await delay(Math.random() * 8);
    const keep = Math.random() < 0.8;
    await session.query(keep ? 'COMMIT' : 'ROLLBACK');
    session.release();
    if (keep) kept.push(id);
  }
  return kept;
}

/** Follows from a position until `enough` changes have come. */
async function followed(log: ChangeLog, from: number, enough: number): Promise<Change[]> {
  const seen: Change[] = [];
  const until = performance.now() + 20_000;
  while (seen.length < enough && performance.now() < until) {
    seen.push(...(await log.after(seen.at(-1)?.position ?? from, 100)));
    if (seen.length < enough) await nextAdvance(log);
  }
  return seen;
}

function nextAdvance(log: ChangeLog): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 1_000);
    const stop = log.follow(() => {
      clearTimeout(timer);
      stop();
      resolve();
    });
  });
}

describe('the change log', () => {
  test('tells each committed change once, in gapless order, whatever commits late or never', async () => {
    const log = await openLog();
    const start = log.head;
    const written = Promise.all(Array.from({ length: 16 }, () => write(20)));
    const kept = (await written).flat();
    const seen = await followed(log, start, kept.length);
    await log.close();
    expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => start + 1 + index));
    expect(seen.map(({ recordId }) => recordId).sort()).toEqual(kept.sort());
  });

  test('is not held up by a transaction that stays open, and takes it up when it commits', async () => {
    const log = await openLog();
    const start = log.head;
    const late = await admin.connect();
    const lateId = randomUUID();
    await late.query('BEGIN');
    await late.query(insert, [lateId, randomUUID()]);
    const other = randomUUID();
    await admin.query(insert, [other, randomUUID()]);
    const before = await followed(log, start, 1);
    await late.query('COMMIT');
    late.release();
    const seen = await followed(log, start, 2);
    await log.close();
    expect(before.map(({ recordId }) => recordId)).toEqual([other]);
    expect(seen.map(({ recordId }) => recordId)).toEqual([other, lateId]);
  });

  test('has another sequencer within 2 seconds when one dies, and gives no position twice', async () => {
    const [one, two] = [await openLog(), await openLog()];
    const start = two.head;
    await admin.query(insert, [randomUUID(), randomUUID()]);
    await followed(two, start, 1);
    const { rows } = await admin.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${0x7365_7175}
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(rows).toHaveLength(1);
    await admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    const died = performance.now();
    await admin.query(insert, [randomUUID(), randomUUID()]);
    const seen = await followed(two, start, 2);
    const tookMs = performance.now() - died;
    await Promise.all([one.close(), two.close()]);
    expect(seen.map(({ position }) => position)).toEqual([start + 1, start + 2]);
    expect(tookMs).toBeLessThan(2_000);
  });

  test('has a node that does not lead tell the one that does of what it has written', async () => {
    const [one, two] = [await openLog(), await openLog()];
    const start = two.head;
    await admin.query(insert, [randomUUID(), randomUUID()]);
    await followed(two, start, 1);
    const ear = await admin.connect();
    const told = new Promise((resolve) => ear.once('notification', resolve));
    await ear.query('LISTEN xianjie_written');
    // One of them leads, and looks for itself.
    one.wake();
    two.wake();
    await expect(told).resolves.toMatchObject({ channel: 'xianjie_written' });
    await ear.query('UNLISTEN *');
    ear.release();
    await Promise.all([one.close(), two.close()]);
  });

  test('is led on after this node was held up for longer than a live one may be silent', async () => {
    const failures: unknown[] = [];
    const log = await openLog(failures);
    const start = log.head;
    await admin.query(insert, [randomUUID(), randomUUID()]);
    await followed(log, start, 1);
    // As on a machine that gives the process no time; PostgreSQL goes on meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500);
    await admin.query(insert, [randomUUID(), randomUUID()]);
    const seen = await followed(log, start, 2);
    await log.close();
    expect(seen.map(({ position }) => position)).toEqual([start + 1, start + 2]);
    expect(failures).toEqual([]);
  });

  test('answers a reader from memory and from the table alike', async () => {
    const log = await openLog();
    const start = log.head;
    await admin.query(insert, [randomUUID(), randomUUID()]);
    const live = await followed(log, start, 1);
    const other = await openLog();
    const stored = await other.after(start, 10);
    await Promise.all([log.close(), other.close()]);
    expect(stored).toEqual(live);
  });

  test('drops months that are older than the retention, and says what is left', async () => {
    const log = await openLog();
    await admin.query(`CREATE TABLE coordination.change_200001 PARTITION OF coordination.change
      FOR VALUES FROM ('2000-01-01T00:00Z') TO ('2000-02-01T00:00Z')`);
    await admin.query(`INSERT INTO coordination.change (position, kind, case_id, division_code, changed_at, sequenced_at)
      VALUES (-5, 'CLOCK', '${randomUUID()}', '370303', '2000-01-05', '2000-01-05')`);
    await admin.query('UPDATE coordination.change_head SET oldest = -5');
    const before = await log.oldest();
    await app.query('SELECT coordination.keep_changes(365)');
    const after = await log.oldest();
    await log.close();
    expect([before, after]).toEqual([-6, 0]);
  });

  test('cannot be emptied by the role of the hub', async () => {
    await expect(app.query('SELECT coordination.keep_changes(1)')).rejects.toThrow('7 days');
    await expect(app.query('DELETE FROM coordination.change')).rejects.toThrow('permission denied');
  });
});
