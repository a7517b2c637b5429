import type { Pool } from 'pg';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';

/** A year as an administrator entered it, and who did so, when and why. */
export interface EnteredYear {
  readonly id: string;
  readonly year: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
  readonly announcement: string;
  readonly reason: string;
  readonly organId: string;
  readonly login: string;
  readonly enteredAt: string;
  /** When the limits of this database had been counted again. */
  readonly recountedAt: string | null;
}

const text = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const columns = `id, year, off_days AS off, work_days AS work, announcement, reason,
  organ_id AS "organId", login, ${text('entered_at')} AS "enteredAt",
  ${text('recounted_at')} AS "recountedAt"`;

/** All entries, the oldest first. */
export async function readEntered(pool: Pool, pass: Pass): Promise<readonly EnteredYear[]> {
  const { rows } = await queryWithPass<EnteredYear & Record<string, unknown>>(pool, pass, {
    name: 'holiday-years',
    text: `SELECT ${columns} FROM coordination.holiday_year ORDER BY entered_at, id`,
  });
  return rows;
}

export type NewYear = Omit<EnteredYear, 'enteredAt' | 'recountedAt'>;

export async function enterYear(pool: Pool, pass: Pass, one: NewYear): Promise<EnteredYear> {
  const { rows } = await queryWithPass<EnteredYear & Record<string, unknown>>(pool, pass, {
    text: `INSERT INTO coordination.holiday_year
        (id, year, off_days, work_days, announcement, reason, organ_id, login)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${columns}`,
    values: [
      ...[one.id, one.year, one.off, one.work, one.announcement, one.reason],
      ...[one.organId, one.login],
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('An entry that was stored is given back');
  return row;
}

/** Says that the limits have been counted again by these entries. */
export async function markRecounted(pool: Pool, pass: Pass, ids: readonly string[]): Promise<void> {
  await queryWithPass(pool, pass, {
    text: `UPDATE coordination.holiday_year SET recounted_at = now()
      WHERE id = ANY($1::uuid[]) AND recounted_at IS NULL`,
    values: [ids],
  });
}
