import type { Pool } from 'pg';
import type { Agency } from '../../codes/agencies.ts';
import { readChanges, readHead } from '../../db/changes/readChanges.ts';
import type { Registry } from '../../policy/Registry.ts';
import type { Followed, Parcel } from './Parcel.ts';
import { standingColumns } from './standingSql.ts';

type Rows = Parcel['cases'];

/** How many changes go into one parcel. */
const largestParcel = 500;

interface Sender {
  /** A session of the owner: a hub follows with its own right, not with a reader's. */
  readonly admin: Pool;
  readonly registry: Registry;
  readonly agency: Agency;
}

/**
 * What a peer that stands at a place has not been told yet. An agency hands the coordinating body
 * the spine of the cases, its clocks and the standing of its records; the coordinating body hands
 * agencies the spine and the registry, and neither clocks nor what other agencies entered.
 * Throws if the changes after the place are no longer kept.
 */
export async function packParcel(sender: Sender, { position, epoch }: Followed): Promise<Parcel> {
  const { admin, agency } = sender;
  const head = await readHead(admin);
  if (position < head.oldest - 1) throw new Error('the changes after this place are not kept');
  const changes = await readChanges(admin, position, largestParcel);
  const to = changes.at(-1)?.position ?? position;
  const ids = [...new Set(changes.map(({ caseId }) => caseId))].sort();
  const rows = async (sql: string, of: readonly unknown[] = [ids]): Promise<Rows> =>
    (await admin.query<{ row: Rows[number] }>(sql, [...of])).rows.map(({ row }) => row);
  const table = (name: string, where: string) =>
    ids.length === 0
      ? Promise.resolve([])
      : rows(
          `SELECT to_jsonb(t) AS row FROM coordination.${name} t WHERE ${where} ORDER BY to_jsonb(t) ->> 'id'`,
        );
  const isAgency = agency !== 'coordination';
  const standing = {
    source: agency,
    ...{ from: position, to, head: Math.max(head.position, to), changes },
    cases: await table('"case"', 't.id = ANY($1)'),
    parties: await table('party', 't.case_id = ANY($1)'),
    numbers: await table(
      'case_number',
      `t.case_id = ANY($1)${isAgency ? '' : " AND t.feed = 'Case'"}`,
    ),
    events: await table('case_event', 't.case_id = ANY($1)'),
    clocks: isAgency ? await table('clock', 't.case_id = ANY($1)') : [],
    records: isAgency ? await recordsOf(sender, changes, rows) : {},
  };
  if (isAgency) return { ...standing, epoch: 0 };
  const registry = await admin.query<{ epoch: number }>(
    'SELECT epoch::float8 AS epoch FROM coordination.registry_epoch',
  );
  const now = registry.rows[0]?.epoch ?? 0;
  if (now === epoch) return { ...standing, epoch };
  const all = (name: string, without: string) =>
    rows(`SELECT to_jsonb(t) - '${without}' AS row FROM coordination.${name} t`, []);
  return {
    ...standing,
    epoch: now,
    registry: {
      organs: await all('organ', ''),
      readers: await all('reader', ''),
      requests: await all('access_request', 'reason'),
      holidays: await all('holiday_year', 'recounted_at'),
    },
  };
}

/** The standing of the records that the changes are about, by feed. */
async function recordsOf(
  { registry }: Sender,
  changes: Parcel['changes'],
  rows: (sql: string, of: readonly unknown[]) => Promise<Rows>,
): Promise<Parcel['records']> {
  const byFeed = Map.groupBy(
    changes.filter(({ recordId }) => recordId !== null),
    ({ feed }) => feed ?? '',
  );
  const found: Record<string, Rows> = {};
  for (const feed of registry.feeds) {
    const ids = [...new Set(byFeed.get(feed.name)?.map(({ recordId }) => recordId))];
    if (ids.length === 0) continue;
    const { schema, table } = registry.model(feed.name);
    const columns = [...standingColumns(feed)].map(([name, sql]) => `${sql} AS ${name}`);
    found[feed.name] = await rows(
      `SELECT to_jsonb(s) AS row FROM (SELECT ${columns.join(', ')} FROM ${schema}.${table} r
        WHERE r.id = ANY($1)) s ORDER BY s.id, s.version`,
      [ids],
    );
  }
  return found;
}
