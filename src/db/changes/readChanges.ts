import type { Pool } from 'pg';
import { mapped } from '../runStatement.ts';
import type { Change } from './Change.ts';

const columns = `position::float8 AS position, kind, feed, record_id AS "recordId", version,
  case_id AS "caseId", party_id AS "partyId", division_code AS "divisionCode",
  organ_id AS "organId", stage_from AS "stageFrom", stage_to AS "stageTo", before,
  to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "changedAt"`;

/** The next changes after a position, in order. With `cases`, only changes of those cases. */
export async function readChanges(
  pool: Pool,
  after: number,
  limit: number,
  cases?: readonly string[],
): Promise<readonly Change[]> {
  const only = cases === undefined ? '' : ' AND case_id = ANY ($2::uuid[])';
  try {
    // By the column, not by its text of the same name, and with the limit as a number: or the planner
    // reads and sorts the whole log for a handful of rows.
    const { rows } = await pool.query<Change>({
      name: `read-changes-${limit}${cases === undefined ? '' : '-of-cases'}`,
      text: `SELECT ${columns} FROM coordination.change
        WHERE position > $1::bigint${only} ORDER BY change.position LIMIT ${Math.trunc(limit)}`,
      values: cases === undefined ? [after] : [after, cases],
    });
    return rows;
  } catch (cause) {
    throw mapped(cause);
  }
}

/** The newest position of the log and the oldest that it still holds. */
export async function readHead(pool: Pool): Promise<{ position: number; oldest: number }> {
  try {
    const { rows } = await pool.query<{ position: number; oldest: number }>({
      name: 'read-head',
      text: `SELECT position::float8 AS position, oldest::float8 AS oldest FROM coordination.change_head`,
    });
    return rows[0] ?? { position: 0, oldest: 1 };
  } catch (cause) {
    throw mapped(cause);
  }
}
