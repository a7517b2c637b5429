import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { mapped } from '../runStatement.ts';

/** One entry that was refused as a state secret: the places of its marks, and the entry itself. */
export interface SecrecyRefusal {
  readonly login: string;
  readonly organId: string;
  readonly feed: string;
  readonly fields: readonly string[];
  /** Only its digest is kept. */
  readonly content: unknown;
}

/**
 * Writes refusals down by digest, each place of a mark for itself, in a transaction of their own:
 * they stay though what was entered does not. Throws if they cannot be written.
 */
export async function recordSecrecyRefusals(
  pool: Pool,
  refusals: readonly SecrecyRefusal[],
): Promise<void> {
  const rows = refusals.flatMap(({ fields, content, ...by }) => {
    const digest = hash('sha256', JSON.stringify(content));
    return [...new Set(fields)].map((field) => ({ ...by, field, digest }));
  });
  if (rows.length === 0) return;
  const values = [
    rows.map(({ login }) => login),
    rows.map(({ organId }) => organId),
    rows.map(({ feed }) => feed),
    rows.map(({ field }) => field),
    rows.map(({ digest }) => digest),
  ];
  try {
    await pool.query(
      `INSERT INTO coordination.secrecy_refusal (login, organ_id, feed, field, content_digest)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])`,
      values,
    );
  } catch (cause) {
    throw mapped(cause);
  }
}
