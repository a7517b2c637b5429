import type { ClientBase } from 'pg';
import { type Insertion, insertionSql } from '../../db/publication/Insertion.ts';
import { showPass } from '../../db/wall/queryWithPass.ts';
import type { CaseClocks } from '../../policy/clocks/CaseClocks.ts';
import { rewindPass } from '../../policy/rewindPass.ts';
import type { Context } from '../Context.ts';
import { clockLine } from '../publish/clockLine.ts';
import { clockColumns, eventColumns } from '../publish/columns.ts';
import { organAgencies } from '../publish/organAgencies.ts';
import { recordsOfCases } from '../publish/recordsOfCases.ts';
import { replayClocks } from '../publish/replayClocks.ts';
import type { Revised } from './Revised.ts';
import { settleStages } from './settleStages.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * What a correction or withdrawal does to its case: stage and clocks are those that the records now
 * in force give. Runs in the transaction that stored the version.
 */
export async function settleCase(
  client: ClientBase,
  context: Context,
  revised: Revised,
): Promise<void> {
  const { services, intake } = context;
  await showPass(client, rewindPass(intake));
  const records = await recordsOfCases(client, services.registry, [revised.caseId]);
  await showPass(client, intake);
  await settleStages(client, context, revised, records);
  const organs = records.flatMap(({ telling: { ownerOrganId, values } }) => [
    ownerOrganId,
    ...(Array.isArray(values.addressees) ? values.addressees.map(String) : []),
  ]);
  const agencies = await organAgencies(services.pool, organs);
  const { calendar, readings } = services;
  const rules = { calendar, readings, agencyOf: (organ: string) => agencies.get(organ) };
  const clocks = replayClocks(records, [revised.caseId], rules).get(revised.caseId);
  if (clocks !== undefined) await settleClocks(client, revised, clocks);
}

/** Replaces the clocks that are not those of the records, and the events that the record told. */
async function settleClocks(
  client: ClientBase,
  { id, caseId }: Revised,
  { clocks, events }: CaseClocks,
): Promise<void> {
  const columns = clockColumns.map(({ name, key }) => `c.${name} AS "${key}"`).join(', ');
  const stored = await client.query<Row>(
    `SELECT ${columns} FROM coordination.clock c WHERE c.case_id = $1`,
    [caseId],
  );
  const lines = new Map(stored.rows.map((row) => [clockLine(row), row]));
  const told = new Map(
    stored.rows.map((row) => [`${row.id} ${instant(row.dueAt)}`, row.overdueTold]),
  );
  const wanted = new Set(clocks.map((clock) => clockLine({ ...clock })));
  const gone = [...lines].filter(([line]) => !wanted.has(line)).map(([, row]) => row.id);
  await client.query('DELETE FROM coordination.clock c WHERE c.id = ANY($1::uuid[])', [gone]);
  const now = new Date().toISOString();
  const rows = clocks
    .filter((clock) => !lines.has(clockLine({ ...clock })))
    .map((clock) => ({
      ...clock,
      overdueTold: told.get(`${clock.id} ${clock.dueAt}`) ?? clock.dueAt < now,
    }));
  await insert(client, { table: 'coordination.clock', columns: clockColumns, rows });
  await client.query('DELETE FROM coordination.case_event e WHERE e.record_id = $1', [id]);
  await insert(client, {
    table: 'coordination.case_event',
    columns: eventColumns,
    rows: events.filter(({ recordId }) => recordId === id).map((event) => ({ ...event })),
  });
}

function instant(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

async function insert(client: ClientBase, insertion: Insertion): Promise<void> {
  if (insertion.rows.length === 0) return;
  const { sql, values } = insertionSql(insertion, 0);
  await client.query(sql, [...values]);
}
