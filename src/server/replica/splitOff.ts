import type { Pool } from 'pg';
import { type Agency, agencyNames } from '../../codes/agencies.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Registry } from '../../policy/Registry.ts';
import { standingColumns } from './standingSql.ts';

/**
 * Leaves in a copy of a whole hub's database only what the hub of one agency may hold: the spine and
 * its own records; of the coordinating body the standing of all records and no content.
 */
export async function splitOff(pool: Pool, registry: Registry, agency: Agency): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const sql of agency === 'coordination' ? bare(registry) : own(registry, agency)) {
      await client.query(sql);
    }
    // What happened before the hubs parted has reached all of them.
    await client.query('TRUNCATE coordination.change, coordination.change_entry');
    await client.query('UPDATE coordination.change_head SET position = 0, oldest = 1');
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function own({ feeds }: Registry, agency: Agency): string[] {
  const names = feeds.filter((feed) => feed.agency === agency).map(({ name }) => `'${name}'`);
  const list = names.join(', ');
  return [
    ...agencyNames
      .filter((name) => name !== agency && name !== 'coordination')
      .map((name) => `DROP SCHEMA IF EXISTS ${name} CASCADE`),
    `DELETE FROM coordination.clock WHERE feed NOT IN (${list})`,
    `DELETE FROM coordination.note_end WHERE feed NOT IN (${list})`,
    `DELETE FROM coordination.case_number WHERE feed NOT IN ('Case', ${list})`,
    `UPDATE coordination.access_request SET reason = ''`,
  ];
}

function bare({ feeds, model }: Registry): string[] {
  return feeds.flatMap((feed) => {
    const { schema, table } = model(feed.name);
    return [
      bareSql(feed, `${schema}.${table}`),
      `DELETE FROM ${schema}.receipt`,
      `DELETE FROM ${schema}.marking_change`,
    ];
  });
}

function bareSql(feed: FeedDefinition, table: string): string {
  const standing = standingColumns(feed);
  const columns = feed.cells.filter(({ derive }) => derive === undefined);
  const set = columns
    .filter(({ column }) => standing.get(column) !== `r.${column}`)
    .map(({ column }) => `${column} = ${standing.get(column) ?? 'NULL'}`);
  return `UPDATE ${table} r SET ${[...set, "content_hash = ''"].join(', ')}`;
}
