/** A webhook as GraphQL shows it to whoever registered it; `position` becomes its cursor. */
const shown = `id, url, filter, selection, state, position::float8 AS position, failure,
  to_char(delivered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "deliveredAt",
  (SELECT count(*)::integer FROM coordination.webhook_dead_letter d WHERE d.webhook_id = w.id) AS "deadLetters"`;

/** Registers a webhook unless its reader has `$7` of them. */
export const insertSql = `INSERT INTO coordination.webhook AS w (id, login, url, filter, selection, state, secret, position, place, purpose)
  SELECT $1::uuid, $2::text, $3, $4, $5, 'PENDING', $6, $8, ${2 ** 31 - 1}, $9
  WHERE (SELECT count(*) FROM coordination.webhook o WHERE o.login = $2) < $7
  RETURNING ${shown}`;

export const listSql = `SELECT ${shown} FROM coordination.webhook w WHERE login = $1 ORDER BY id`;

export const removeSql = `DELETE FROM coordination.webhook w WHERE id = $1 AND login = $2 RETURNING ${shown}`;

/** Puts a new secret in force; the one before is signed with as well for a day. */
export const rotateSql = `UPDATE coordination.webhook w
  SET earlier_secret = secret, earlier_until = now() + interval '24 hours', secret = $3
  WHERE id = $1 AND login = $2 RETURNING ${shown}`;

export const disableSql = `UPDATE coordination.webhook w SET state = 'DISABLED', leased_by = NULL
  WHERE id = $1 AND login = $2 RETURNING ${shown}`;

/** Challenges the address again, then goes on after the last event dealt with. */
export const enableSql = `UPDATE coordination.webhook w
  SET state = 'PENDING', attempts = 0, dead_in_row = 0, due_at = now(), leased_by = NULL, failure = NULL
  WHERE id = $1 AND login = $2 AND state IN ('DISABLED', 'FAILED') RETURNING ${shown}`;

/** Goes on after another position. */
export const replaySql = `UPDATE coordination.webhook w
  SET position = $3, place = ${2 ** 31 - 1}, attempts = 0, due_at = now(), leased_by = NULL
  WHERE id = $1 AND login = $2 RETURNING ${shown}`;

export const deadLettersSql = `SELECT d.event_id AS "eventId", d.failure, d.again,
    to_char(d.failed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "failedAt"
  FROM coordination.webhook_dead_letter d JOIN coordination.webhook w ON w.id = d.webhook_id
  WHERE w.id = $1 AND w.login = $2 ORDER BY d.position, d.place LIMIT 200`;

/** Marks dead letters to be sent again: those named, or all. */
export const againSql = `WITH marked AS (
    UPDATE coordination.webhook_dead_letter d SET again = true FROM coordination.webhook w
    WHERE w.id = d.webhook_id AND w.id = $1 AND w.login = $2 AND ($3::text[] IS NULL OR d.event_id = ANY ($3))
    RETURNING d.event_id), due AS (
    UPDATE coordination.webhook SET due_at = now() WHERE id = $1 AND login = $2)
  SELECT count(*)::integer AS count FROM marked`;
