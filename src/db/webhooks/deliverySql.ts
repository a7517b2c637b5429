const leaseS = 30;

/** A webhook that this node may deliver to until its lease ends. */
export interface Leased {
  readonly id: string;
  readonly login: string;
  readonly url: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly selection: string;
  /** What it was registered for, if that was said. */
  readonly purpose: string | null;
  readonly state: 'PENDING' | 'ACTIVE';
  readonly secret: Buffer;
  /** Signed with beside the other while a rotation lasts. */
  readonly earlierSecret: Buffer | null;
  readonly position: number;
  readonly place: number;
  readonly attempts: number;
}

/** Leases due webhooks with something to do; of several nodes one gets each. */
export const leaseSql = `UPDATE coordination.webhook w
  SET leased_by = $1, leased_until = now() + interval '${leaseS} seconds'
  WHERE id IN (
    SELECT id FROM coordination.webhook c
    WHERE state IN ('PENDING', 'ACTIVE') AND due_at <= now()
      AND (leased_by IS NULL OR leased_until < now())
      AND (state = 'PENDING' OR position < (SELECT position FROM coordination.change_head)
        OR EXISTS (SELECT FROM coordination.webhook_dead_letter d WHERE d.webhook_id = c.id AND d.again))
    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, login, url, filter, selection, purpose, state, secret,
    CASE WHEN earlier_until > now() THEN earlier_secret END AS "earlierSecret",
    position::float8 AS position, place, attempts`;

/** Each of these holds only for who has the lease, and renews it. */
const own = `id = $1 AND leased_by = $2 AND state IN ('PENDING', 'ACTIVE')`;
const renewed = `leased_until = now() + interval '${leaseS} seconds'`;

/** An event was taken, or nothing was to be sent up to here. */
export const passedSql = `UPDATE coordination.webhook
  SET position = $3, place = $4, attempts = 0, ${renewed},
    delivered_at = CASE WHEN $5 THEN now() ELSE delivered_at END,
    dead_in_row = CASE WHEN $5 THEN 0 ELSE dead_in_row END,
    failure = CASE WHEN $5 THEN NULL ELSE failure END
  WHERE ${own}`;

export const renewedSql = `UPDATE coordination.webhook SET ${renewed} WHERE ${own}`;

export const verifiedSql = `UPDATE coordination.webhook
  SET state = 'ACTIVE', attempts = 0, failure = NULL, ${renewed} WHERE ${own}`;

/** A failed attempt: due again in $3 milliseconds. */
export const failedSql = `UPDATE coordination.webhook
  SET attempts = attempts + 1, due_at = now() + $3 * interval '1 millisecond', failure = $4, leased_by = NULL
  WHERE ${own}`;

/** The address did not take an event: it is put by and the next follow. Too many in a row end the deliveries. */
export const buriedSql = `WITH moved AS (
    UPDATE coordination.webhook SET position = $3, place = $4, attempts = 0, failure = $6, ${renewed},
      dead_in_row = dead_in_row + 1, state = CASE WHEN dead_in_row + 1 >= $7 THEN 'FAILED' ELSE state END
    WHERE ${own} RETURNING id, state)
  INSERT INTO coordination.webhook_dead_letter (webhook_id, position, place, event_id, failure)
  SELECT id, $3, $4, $5, $6 FROM moved
  ON CONFLICT (webhook_id, position, place) DO UPDATE SET failure = excluded.failure, failed_at = now(), again = false
  RETURNING (SELECT state FROM moved) AS state`;

export const endedSql = `UPDATE coordination.webhook SET state = $3, failure = $4, leased_by = NULL WHERE ${own}`;

/** The hub could not go on; nothing is the address's fault. */
export const postponedSql = `UPDATE coordination.webhook
  SET due_at = now() + interval '2 seconds', leased_by = NULL WHERE ${own}`;

export const releasedSql = `UPDATE coordination.webhook SET leased_by = NULL WHERE id = $1 AND leased_by = $2`;

export const againLettersSql = `SELECT position::float8 AS position, place FROM coordination.webhook_dead_letter
  WHERE webhook_id = $1 AND again ORDER BY position, place LIMIT 100`;

export const settledLetterSql = `DELETE FROM coordination.webhook_dead_letter
  WHERE webhook_id = $1 AND position = $2 AND place = $3`;

export const deadAgainSql = `UPDATE coordination.webhook_dead_letter SET again = false, failure = $4, failed_at = now()
  WHERE webhook_id = $1 AND position = $2 AND place = $3`;
