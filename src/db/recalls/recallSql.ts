import type { Pool } from 'pg';
import { newId } from '../../codes/newId.ts';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';
import { orderColumns } from './orderInsertion.ts';
import type { RecallOrder, Recipient } from './Recall.ts';

/** Orders that may still find somebody. */
export async function openOrders(pool: Pool, pass: Pass): Promise<readonly RecallOrder[]> {
  const columns = orderColumns.map(({ name, key, sql }) =>
    sql === 'timestamptz' ? `to_json(o.${name}) #>> '{}' AS "${key}"` : `o.${name} AS "${key}"`,
  );
  const text = `SELECT ${columns.join(', ')} FROM coordination.recall_order o
    WHERE NOT o.closed ORDER BY o.ordered_at LIMIT 50`;
  return (await queryWithPass<RecallOrder & object>(pool, pass, { name: 'open-orders', text }))
    .rows;
}

/**
 * Sends recalls to recipients and enters each in the change log, addressed to its organ; who has one
 * of this order gets no second, unless more fields are affected than it was told. Says how many.
 */
export async function sendRecalls(
  pool: Pool,
  pass: Pass,
  order: RecallOrder,
  { to, dueAt, close }: { to: readonly Recipient[]; dueAt: string; close: boolean },
): Promise<number> {
  const { rows } = await queryWithPass<{ sent: number }>(pool, pass, {
    name: 'send-recalls',
    text: `WITH o AS (
        SELECT o.* FROM coordination.recall_order o WHERE o.id = $1),
      sent AS (
        INSERT INTO coordination.recall AS r (id, order_id, kind, feed, record_id, version, case_id,
          division_code, owner_organ_id, organ_id, fields, covert, ordered_at, due_at, next_chase_at)
        SELECT u.id, o.id, o.kind, o.feed, o.record_id, o.version, o.case_id, o.division_code,
          o.owner_organ_id, u.organ, string_to_array(u.fields, ' '), u.covert, o.ordered_at, $2, $2
        FROM o, unnest($3::uuid[], $4::text[], $5::text[], $6::boolean[]) u(id, organ, fields, covert)
        ON CONFLICT ON CONSTRAINT recall_organ_key DO UPDATE
          SET fields = excluded.fields, covert = r.covert AND excluded.covert
          WHERE r.fields <> excluded.fields OR r.covert AND NOT excluded.covert
        RETURNING r.*),
      told AS (
        INSERT INTO coordination.change_entry
          (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at)
        SELECT 'RECALL', feed, record_id, version, case_id, division_code, organ_id, now() FROM sent),
      closed AS (
        UPDATE coordination.recall_order c SET closed = true WHERE c.id = $1 AND $7::boolean)
      SELECT count(*)::integer AS sent FROM sent`,
    values: [
      order.id,
      dueAt,
      to.map(() => newId('Recall')),
      to.map(({ organId }) => organId),
      to.map(({ fields }) => fields.join(' ')),
      to.map(({ covert }) => covert),
      close,
    ],
  });
  return rows[0]?.sent ?? 0;
}

/** Tells organs again whose acknowledgement is overdue, each once a day. Says how many. */
export async function chaseRecalls(pool: Pool, pass: Pass): Promise<number> {
  const { rows } = await queryWithPass<{ chased: number }>(pool, pass, {
    name: 'chase-recalls',
    text: `WITH chased AS (
        UPDATE coordination.recall r SET chases = r.chases + 1, next_chase_at = now() + interval '1 day'
        WHERE r.acknowledged_at IS NULL AND r.next_chase_at <= now() RETURNING r.*),
      told AS (
        INSERT INTO coordination.change_entry
          (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at)
        SELECT 'RECALL', feed, record_id, version, case_id, division_code, organ_id, now() FROM chased)
      SELECT count(*)::integer AS chased FROM chased`,
  });
  return rows[0]?.chased ?? 0;
}
