import type { ClientBase, QueryConfig } from 'pg';
import { arrayLiteral } from './arrayLiteral.ts';

/** Any number that no other pair of advisory locks of the hub's database begins with; "case". */
const caseLock = 0x6361_7365;

/** PostgreSQL's code where a publication looked at a case before it was revised. */
export const revisedMeanwhile = 'XJ001';

/** A case as a publication found it. */
export interface FoundCase {
  readonly caseId: string;
  /** How many corrections and withdrawals it had seen. */
  readonly revisions: number;
}

/** Shares cases with other publications, and lets a correction of one wait; in one order, for all. */
export function shareCases(cases: readonly FoundCase[]): QueryConfig {
  return {
    name: 'share-cases',
    text: `SELECT pg_advisory_xact_lock_shared(${caseLock}, o.bucket) FROM (
      SELECT DISTINCT coordination.case_bucket(c) AS bucket FROM unnest($1::uuid[]) c ORDER BY 1) o`,
    values: [arrayLiteral(cases.map(({ caseId }) => caseId))],
  };
}

/** SQL that breaks off with `revisedMeanwhile` where a case is not as it was found. */
export function unrevisedSql(
  cases: readonly FoundCase[],
  used: number,
): { sql: string; values: readonly unknown[] } {
  return {
    sql: `(SELECT count(coordination.refuse_revised())
      FROM unnest($${used + 1}::uuid[], $${used + 2}::integer[]) f(case_id, revisions)
      LEFT JOIN coordination.case_revision v ON v.case_id = f.case_id
      WHERE coalesce(v.revisions, 0) <> f.revisions)`,
    values: [
      arrayLiteral(cases.map(({ caseId }) => caseId)),
      arrayLiteral(cases.map(({ revisions }) => String(revisions))),
    ],
  };
}

/** Takes a case for a correction until the transaction ends: no publication is stored in it meanwhile. */
export async function takeCase(client: ClientBase, caseId: string): Promise<void> {
  await client.query(
    `SELECT pg_advisory_xact_lock(${caseLock}, coordination.case_bucket($1::uuid))`,
    [caseId],
  );
  await client.query(
    `INSERT INTO coordination.case_revision AS v (case_id, revisions) VALUES ($1, 1)
     ON CONFLICT (case_id) DO UPDATE SET revisions = v.revisions + 1`,
    [caseId],
  );
}
