import type { ClientBase } from 'pg';

/** The channel on which nodes are told the newest position. */
export const changeChannel = 'xianjie_change';
/** The channel on which nodes tell the sequencer that they have written. */
export const writtenChannel = 'xianjie_written';

/** The most changes that one transaction of the sequencer places. */
const largestSequence = 2000;

/** Whether anything waits: asked again and again, when mostly nothing does. */
const look = 'SELECT FROM coordination.change_entry ORDER BY id LIMIT 1';

/**
 * One statement moves what is committed into the log. Entries of transactions that are still open
 * are not seen and come later, under later positions: no position is ever given behind a reader.
 */
const text = `WITH taken AS (
  DELETE FROM coordination.change_entry
  WHERE id = ANY (ARRAY(SELECT id FROM coordination.change_entry ORDER BY id LIMIT ${largestSequence}))
  RETURNING *
), head AS (
  UPDATE coordination.change_head h SET position = h.position + t.n
  FROM (SELECT count(*) AS n FROM taken) t WHERE t.n > 0
  RETURNING h.position - t.n AS start
), placed AS (
  INSERT INTO coordination.change (position, kind, feed, record_id, version, case_id, party_id,
    division_code, organ_id, stage_from, stage_to, changed_at, before, sequenced_at)
  SELECT head.start + row_number() OVER (ORDER BY taken.id), kind, feed, record_id, version, case_id,
    party_id, division_code, organ_id, stage_from, stage_to, changed_at, before, now()
  FROM taken, head
  RETURNING position
)
SELECT count(*)::integer AS placed, pg_notify('${changeChannel}', max(position)::text)
FROM placed HAVING count(*) > 0`;

/** Gives positions to the changes that wait, up to a batch, wakes the nodes once; says how many. */
export async function sequence(session: ClientBase): Promise<number> {
  const waiting = await session.query({ name: 'look', text: look });
  if (waiting.rowCount === 0) return 0;
  const { rows } = await session.query<{ placed: number }>({ name: 'sequence', text });
  return rows[0]?.placed ?? 0;
}
