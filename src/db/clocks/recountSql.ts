import type { Pool } from 'pg';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';

const iso = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A clock as it is counted again: its times, and what it may have stood still for. */
export interface CountedClock {
  readonly id: string;
  readonly rule: string;
  readonly recordId: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly amberAt: string;
  readonly redAt: string;
  readonly pausedAt: string | null;
  readonly happened:
    | readonly { readonly event: string; readonly at: string; readonly recordId: string }[]
    | null;
}

export interface ClockSpan {
  /** Instants between which days changed: clocks that ran then are looked at. */
  readonly from: string;
  readonly to: string;
  /** Events for which clocks stand still and go on. */
  readonly turns: readonly string[];
}

const largestBatch = 1_000;

/** The clocks after this one, in the order of their ids, that ran in the span. */
export async function readClocks(
  pool: Pool,
  pass: Pass,
  last: string,
  { from, to, turns }: ClockSpan,
): Promise<readonly CountedClock[]> {
  const { rows } = await queryWithPass<CountedClock & Record<string, unknown>>(pool, pass, {
    name: 'recount-clocks',
    text: `SELECT c.id, c.rule, c.record_id AS "recordId", ${iso('c.started_at')} AS "startedAt",
        ${iso('c.due_at')} AS "dueAt", ${iso('c.amber_at')} AS "amberAt", ${iso('c.red_at')} AS "redAt",
        ${iso('c.paused_at')} AS "pausedAt",
        (SELECT json_agg(json_build_object('event', e.event, 'at', e.at, 'recordId', e.record_id))
         FROM coordination.case_event e WHERE e.case_id = c.case_id AND e.event = ANY($4)) AS happened
      FROM coordination.clock c
      WHERE c.id > $1 AND c.due_at >= $2 AND c.started_at <= $3 ORDER BY c.id LIMIT ${largestBatch}`,
    values: [last, from, to, turns],
  });
  return rows;
}

/** A clock's new times, if it still has those that were read. */
export interface Recounted {
  readonly id: string;
  readonly before: string;
  readonly dueAt: string;
  readonly amberAt: string;
  readonly redAt: string;
  readonly pausedAt: string | null;
}

/** What is no longer overdue is told again when it falls due. */
export async function storeRecounted(
  pool: Pool,
  pass: Pass,
  clocks: readonly Recounted[],
): Promise<void> {
  await queryWithPass(pool, pass, {
    name: 'store-recounted',
    text: `UPDATE coordination.clock c SET due_at = n."dueAt", amber_at = n."amberAt",
        red_at = n."redAt", paused_at = n."pausedAt",
        overdue_told = c.overdue_told AND n."dueAt" < now()
      FROM jsonb_to_recordset($1::jsonb) n(id uuid, before timestamptz, "dueAt" timestamptz,
        "amberAt" timestamptz, "redAt" timestamptz, "pausedAt" timestamptz)
      WHERE c.id = n.id AND c.due_at = n.before`,
    values: [JSON.stringify(clocks)],
  });
}
