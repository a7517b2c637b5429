import type { ClientBase } from 'pg';

/** An objection as GraphQL shows it, and the bits of its marking. */
export interface FoundObjection<Shown> {
  readonly objection: Shown;
  readonly bits: number;
}

/** That for organ $1: logins are told to one's own organ alone. */
const objectionJson = `json_build_object('id', o.id, 'state', o.state, 'feed', o.feed,
  'recordId', o.record_id, 'version', o.version, 'caseId', o.case_id, 'fields', o.fields,
  'reason', o.reason, 'organId', o.organ_id, 'ownerOrganId', o.owner_organ_id,
  'raisedAt', o.raised_at, 'answer', o.answer, 'settledAt', o.settled_at,
  'raisedBy', CASE WHEN o.organ_id = $1 THEN o.raised_by END,
  'settledBy', CASE WHEN $1 = CASE o.state WHEN 'TAKEN_BACK' THEN o.organ_id ELSE o.owner_organ_id END
    THEN o.settled_by END) AS objection, o.marking_bits AS bits`;

/** Raises an objection of organ $1; what the record is, the database says. No row: one is open. */
export const raiseSql = `INSERT INTO coordination.objection AS o
    (organ_id, id, feed, record_id, fields, reason, raised_by, marking_bits)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${objectionJson}`;

/** An open objection to a record of organ $1, for it to answer. */
export const openSql = `SELECT o.feed, o.record_id AS "recordId", o.version, o.fields
  FROM coordination.objection o WHERE o.id = $2 AND o.owner_organ_id = $1 AND o.state = 'OPEN'`;

/** Whether a record was withdrawn, or one of these cells ($3) corrected, after a version. */
export function mendedSql(table: string): string {
  return `SELECT EXISTS (SELECT FROM ${table} r WHERE r.id = $1 AND r.version > $2
    AND (r.status = 'WITHDRAWN' OR r.changed_cells && $3::text[])) AS mended`;
}

const settling = (whose: 'owner_organ_id' | 'organ_id') => `UPDATE coordination.objection o
  SET state = $3, answer = $4, settled_by = $5, settled_at = now()
  WHERE o.id = $2 AND o.${whose} = $1 AND o.state = 'OPEN' RETURNING ${objectionJson}`;

/** The provider, organ $1, answers an open objection. */
export const answerSql = settling('owner_organ_id');

/** The organ that raised it, $1, takes it back. */
export const takeBackSql = settling('organ_id');

/** Objections by organ $1 and to its records, newest first. */
export const objectionsSql = `SELECT ${objectionJson} FROM coordination.objection o
  WHERE (o.organ_id = $1 OR o.owner_organ_id = $1)
    AND ($2::boolean IS NULL OR (o.state = 'OPEN') = $2)
    AND ($3::uuid IS NULL OR o.record_id = $3) AND ($4::uuid IS NULL OR o.case_id = $4)
  ORDER BY o.raised_at DESC, o.id DESC LIMIT $5`;

/** Puts the mark on the version that has just taken the place of another. */
export async function markDisputed(
  client: ClientBase,
  { feed, id, caseId }: { readonly feed: string; readonly id: string; readonly caseId: string },
): Promise<void> {
  await client.query('SELECT coordination.mark_disputed($1, $2, $3)', [feed, id, caseId]);
}
