import type { ClientBase, Pool } from 'pg';
import { appendChangesSql, type NewChanges } from '../changes/appendChanges.ts';
import { mapped } from '../runStatement.ts';
import type { Pass } from '../wall/Pass.ts';
import { showPass } from '../wall/queryWithPass.ts';
import { takeCase } from './caseLock.ts';
import { type Insertion, insertionSql } from './Insertion.ts';

/** A version that takes the place of another, and what is stored with it. */
export interface NewVersion {
  readonly table: string;
  readonly id: string;
  readonly caseId: string;
  /** The version that it takes the place of. */
  readonly expected: number;
  readonly enteredAt: string;
  readonly record: Insertion;
  readonly beside: readonly Insertion[];
  readonly changes: NewChanges;
}

/**
 * Closes a version and stores the next one with its change and receipt in one statement; `settle`
 * does in the same transaction what follows for case and clocks. Meanwhile nothing is stored in the case. Of two corrections of one version
 * the second breaks the primary key, and PostgreSQL's 23505 is thrown as it is.
 */
export async function storeVersion(
  pool: Pool,
  pass: Pass,
  version: NewVersion,
  settle: (client: ClientBase) => Promise<void>,
): Promise<void> {
  const { text, values } = versionSql(version);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await showPass(client, pass);
    await takeCase(client, version.caseId);
    await client.query(text, [...values]);
    await settle(client);
    await client.query('COMMIT');
    client.release();
  } catch (cause) {
    // The session may be dead or amid a transaction: the pool replaces it.
    client.release(true);
    throw mapped(cause);
  }
}

function versionSql({ table, id, expected, enteredAt, record, beside, changes }: NewVersion) {
  const values: unknown[] = [id, expected, enteredAt];
  const closing = `closed AS (UPDATE ${table} SET superseded_at = $3::timestamptz, status = 'SUPERSEDED'
    WHERE id = $1::uuid AND version = $2::integer AND superseded_at IS NULL RETURNING id)`;
  const parts = [record, ...beside]
    .filter(({ rows }) => rows.length > 0)
    .map((insertion, index) => {
      const { sql, values: more } = insertionSql(insertion, values.length);
      values.push(...more);
      // The closed version must be out of the unique indexes before the next one comes in.
      const after = index === 0 ? ' WHERE (SELECT count(*) FROM closed) >= 0' : '';
      return `i${index} AS (${sql}${after})`;
    });
  const log = appendChangesSql(changes, { cases: false, parties: false }, values.length);
  values.push(...log.values);
  return { text: `WITH ${[closing, ...parts, `ch AS (${log.sql})`].join(',\n')} SELECT 1`, values };
}
