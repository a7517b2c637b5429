import type { Pool, PoolClient } from 'pg';
import { endClocksSql } from '../../db/publication/endClocksSql.ts';
import type { ToldEvent } from '../../policy/clocks/Clock.ts';
import { effectsOf, effectsOfKinds } from '../../policy/clocks/settle.ts';
import type { Registry } from '../../policy/Registry.ts';
import * as merge from './mergeSql.ts';
import type { Followed, Parcel } from './Parcel.ts';
import { standingColumns } from './standingSql.ts';

const relayed = new Set(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']);

/**
 * Takes a parcel in, and moves the place in the source's log in the same transaction: a parcel that
 * was taken in before, or by another node, changes nothing. Says where this hub stands then.
 */
export async function takeIn(admin: Pool, registry: Registry, parcel: Parcel): Promise<Followed> {
  const client = await admin.connect();
  try {
    await client.query('BEGIN');
    const stood = await standing(client, parcel.source);
    if (stood.position === parcel.from) await merged(client, registry, parcel);
    await client.query('COMMIT');
    client.release();
    return stood.position === parcel.from ? { position: parcel.to, epoch: parcel.epoch } : stood;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Where this hub stands in a peer's log; it begins at the first change. */
async function standing(client: PoolClient, source: string): Promise<Followed> {
  await client.query(
    `INSERT INTO coordination.replica (source, position, head, epoch, heard_at)
     VALUES ($1, 0, 0, 0, '-infinity') ON CONFLICT DO NOTHING`,
    [source],
  );
  const { rows } = await client.query<Followed & { position: number }>(
    `SELECT position::float8 AS position, epoch::float8 AS epoch
     FROM coordination.replica WHERE source = $1 FOR UPDATE`,
    [source],
  );
  return rows[0] ?? { position: 0, epoch: 0 };
}

async function merged(client: PoolClient, registry: Registry, parcel: Parcel): Promise<void> {
  const take = async (sql: string, rows: readonly object[]) => {
    if (rows.length > 0) await client.query(sql, [JSON.stringify(rows)]);
  };
  if (parcel.registry !== undefined) {
    const { organs, readers, requests, holidays } = parcel.registry;
    await take(merge.replaceOrgans, organs);
    await take(merge.replaceReaders, readers);
    await take(merge.dropReaders, readers);
    await take(merge.addHolidays, holidays);
    await take(
      merge.replaceRequests,
      requests.map((one) => ({ ...one, reason: '' })),
    );
  }
  await take(merge.mergeCases, parcel.cases);
  await take(merge.mergeParties, parcel.parties);
  await take(merge.addNumbers, parcel.numbers);
  await take(merge.addEvents, parcel.events);
  await take(merge.mergeClocks, parcel.clocks);
  await settleClocks(client, parcel);
  for (const feed of registry.feeds) {
    // A hub speaks for its own records only.
    if (feed.agency !== parcel.source) continue;
    const { schema, table } = registry.model(feed.name);
    const sql = merge.mergeRecords(`${schema}.${table}`, [...standingColumns(feed).keys()]);
    await take(sql, parcel.records[feed.name] ?? []);
  }
  if (parcel.source !== 'coordination') {
    const own = new Set(
      registry.feeds.filter(({ agency }) => agency === parcel.source).map(({ name }) => name),
    );
    await take(
      merge.relayChanges,
      parcel.changes.filter(({ kind, feed }) => relayed.has(kind) && own.has(feed ?? '')),
    );
  }
  await client.query(
    `UPDATE coordination.replica SET position = $2, head = $3, epoch = $4, heard_at = now() WHERE source = $1`,
    [parcel.source, parcel.to, parcel.head, parcel.epoch],
  );
}

/** An event that one agency tells may end a clock that another's record began. */
async function settleClocks(client: PoolClient, { cases, clocks, source }: Parcel): Promise<void> {
  if (source === 'coordination' || (cases.length === 0 && clocks.length === 0)) return;
  const { rows } = await client.query<ToldEvent>(
    `SELECT case_id AS "caseId", party_id AS "partyId", event, at::text, record_id AS "recordId"
     FROM coordination.case_event WHERE case_id = ANY($1)`,
    [cases.map(({ id }) => id)],
  );
  const endings = rows.filter((told) => effectsOf(told).length > 0);
  if (endings.length === 0) return;
  const { sql, values } = endClocksSql(endings, effectsOfKinds(endings), 0);
  await client.query(sql, [...values]);
}
