/**
 * A request as GraphQL shows it. What it asks for is told to the owner, and to whoever asked once it
 * is granted: until then a request for what does not exist looks like any other.
 */
const requestJson = `json_build_object('id', r.id, 'state', r.state, 'purpose', r.purpose, 'reason', r.reason,
  'organId', r.organ_id, 'requestedBy', r.requested_by, 'requestedAt', r.requested_at,
  'until', r.until, 'answer', r.answer, 'decidedBy', r.decided_by, 'decidedAt', r.decided_at,
  'kind', CASE WHEN r.owner_organ_id = $1 OR r.state = 'GRANTED' THEN r.subject_kind END,
  'subjectId', CASE WHEN r.owner_organ_id = $1 OR r.state = 'GRANTED' THEN r.subject_id END)`;

/** Stores a request; $1 is the organ that asks. */
export const askSql = `WITH r AS (
    INSERT INTO coordination.access_request
      (id, organ_id, requested_by, purpose, reason, subject_kind, subject_id, case_id, owner_organ_id,
       requested_at, state)
    VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, now(), 'PENDING') RETURNING *)
  SELECT ${requestJson} AS request FROM r`;

/** A sealed case by its hub number, with the organ that sealed it; within the asker's reach or not. */
export const sealedCaseSql = `SELECT c.id, min(p.sealed_by) AS owner
  FROM coordination.case_standing c JOIN coordination.party_standing p ON p.case_id = c.id AND p.sealed
  WHERE c.hub_case_no = $1 GROUP BY c.id`;

/** The owner decides a pending request; $1 is its organ. */
export const decideSql = `WITH r AS (
    UPDATE coordination.access_request q
    SET state = $3, until = $4, answer = $5, decided_by = $6, decided_at = now()
    WHERE q.id = $2 AND q.owner_organ_id = $1 AND q.state = 'PENDING' RETURNING q.*)
  SELECT ${requestJson} AS request FROM r`;

/** Requests of an organ and to it, newest first. */
export const requestsSql = `SELECT ${requestJson} AS request FROM coordination.access_request r
  WHERE r.organ_id = $1 OR r.owner_organ_id = $1 ORDER BY r.requested_at DESC, r.id DESC LIMIT 200`;
