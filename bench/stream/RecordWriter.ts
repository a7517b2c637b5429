import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../src/client/createClient.ts';
import { newId } from '../../src/codes/newId.ts';
import { writtenChannel } from '../../src/db/changes/sequence.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { inputOf } from '../../test/fixtures/inputOf.ts';
import type { World } from './openWorld.ts';

const table = 'environment.environmental_violation';

/** Writes records as the hub's statement does, but slowly, and takes some of them back. */
export class RecordWriter {
  readonly #world: World;
  readonly #row: Readonly<Record<string, unknown>>;

  private constructor(world: World, row: Readonly<Record<string, unknown>>) {
    this.#world = world;
    this.#row = row;
  }

  /** Publishes the record whose copies are written. */
  static async open(world: World, client: Client): Promise<RecordWriter> {
    const feed = feedOf(EnvironmentalViolation);
    const { recordId } = await client.publish(feed.name, inputOf(feed, 1), 'stream-proof-1');
    const { rows } = await world.admin.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(r) AS row FROM ${table} r WHERE id = $1`,
      [recordId],
    );
    return new RecordWriter(world, rows[0]?.row ?? {});
  }

  /** One transaction of `records` records; a lost connection leaves open whether it was kept. */
  async write(records: number, mostDelayMs: number, keptShare: number): Promise<void> {
    const session = await this.#world.admin.connect().catch(() => undefined);
    if (session === undefined) return void (await delay(200));
    session.on('error', ignore);
    try {
      await session.query('BEGIN');
      const rows = Array.from({ length: records }, () => ({
        ...this.#row,
        id: newId('EnvironmentalViolation'),
        document_no: null,
        source_record_id: null,
      }));
      await session.query(
        `INSERT INTO ${table} SELECT r.* FROM jsonb_populate_recordset(NULL::${table}, $1) r`,
        [JSON.stringify(rows)],
      );
      await session.query(
        `INSERT INTO coordination.change_entry
           (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at)
         SELECT 'PUBLISHED', 'EnvironmentalViolation', r.id, r.version, r.case_id, r.division_code, r.owner_organ_id, now()
         FROM jsonb_populate_recordset(NULL::${table}, $1) r`,
        [JSON.stringify(rows)],
      );
      if (mostDelayMs > 0) await delay(Math.random() * mostDelayMs);
      await session.query(Math.random() < keptShare ? 'COMMIT' : 'ROLLBACK');
      // As a node tells the sequencer.
      await session.query(`NOTIFY ${writtenChannel}`);
      session.off('error', ignore).release();
    } catch {
      session.release(true);
      await delay(200);
    }
  }
}

/** The query that runs, or the next one, tells of it too. */
const ignore = (): void => {};
