/** A change as GraphQL shows it. */
const changeJson = `json_build_object('id', id, 'recordId', record_id, 'state', state, 'lowers', lowers,
  'reason', reason, 'before', before, 'after', after, 'proposedBy', proposed_by,
  'proposedAt', proposed_at, 'confirmedBy', confirmed_by, 'confirmedAt', confirmed_at)`;

/** A record of one's own organ with what marking it asks for, and whether it names a minor. */
export function ownRecordSql(table: string): string {
  return `SELECT to_jsonb(r) AS row, EXISTS (
      SELECT 1 FROM coordination.party p
      WHERE p.minor AND p.case_id = r.case_id AND (p.id = r.party_id OR p.id = ANY(r.party_ids))
    ) AS minor
    FROM ${table} r
    WHERE r.id = $1 AND r.superseded_at IS NULL AND r.owner_organ_id = $2`;
}

/**
 * Puts new notes in force and writes the change down; what was pending falls away. Whoever was shown
 * what is marked anew ($11) is to be told, by the order $12.
 */
export function applySql(agency: string, table: string): string {
  return `WITH marked AS (
      UPDATE ${table} SET notes = $3, note_items = $4
      WHERE id = $1 AND superseded_at IS NULL AND owner_organ_id = $2
      RETURNING id, version, case_id, division_code),
    ordered AS (
      INSERT INTO coordination.recall_order (id, kind, feed, record_id, version, case_id, division_code,
        owner_organ_id, fields, ordered_at)
      SELECT $12, 'MARKED', $6, id, version, case_id, division_code, $2, $11, now() FROM marked
      WHERE cardinality($11::text[]) > 0),
    dropped AS (
      UPDATE ${agency}.marking_change SET state = 'SUPERSEDED', proposed_notes = NULL, proposed_items = NULL
      WHERE record_id = $1 AND state = 'PENDING' RETURNING id)
    INSERT INTO ${agency}.marking_change
      (id, feed, record_id, owner_organ_id, state, lowers, reason, before, after, proposed_by, proposed_at)
    SELECT $5, $6, marked.id, $2, 'APPLIED', false, $7, $8, $9, $10, now() FROM marked
    RETURNING ${changeJson} AS change`;
}

/** Writes a lowering down, to wait for the second person; an earlier one falls away. */
export function proposeSql(agency: string): string {
  return `WITH dropped AS (
      UPDATE ${agency}.marking_change SET state = 'SUPERSEDED', proposed_notes = NULL, proposed_items = NULL
      WHERE record_id = $1 AND state = 'PENDING' RETURNING id)
    INSERT INTO ${agency}.marking_change
      (id, feed, record_id, owner_organ_id, state, lowers, reason, before, after, proposed_by, proposed_at,
       proposed_notes, proposed_items)
    VALUES ($5, $6, $1, $2, 'PENDING', true, $7, $8, $9, $10, now(), $3, $4)
    RETURNING ${changeJson} AS change`;
}

/** A pending change of one's own organ. */
export function pendingSql(agency: string): string {
  return `SELECT feed, proposed_by FROM ${agency}.marking_change
    WHERE id = $1 AND owner_organ_id = $2 AND state = 'PENDING'`;
}

/** The second person puts a pending change in force. */
export function confirmSql(agency: string, table: string): string {
  return `WITH change AS (
      UPDATE ${agency}.marking_change c
      SET state = 'APPLIED', confirmed_by = $3, confirmed_at = now()
      WHERE c.id = $1 AND c.owner_organ_id = $2 AND c.state = 'PENDING' AND c.proposed_by <> $3
      RETURNING c.*),
    marked AS (
      UPDATE ${table} r SET notes = change.proposed_notes, note_items = change.proposed_items
      FROM change WHERE r.id = change.record_id AND r.superseded_at IS NULL RETURNING r.id)
    SELECT ${changeJson} AS change FROM change`;
}

/** All changes of a record of one's own organ, newest first. */
export function changesSql(agency: string): string {
  return `SELECT ${changeJson} AS change FROM ${agency}.marking_change
    WHERE record_id = $1 AND owner_organ_id = $2 ORDER BY id DESC LIMIT 200`;
}
