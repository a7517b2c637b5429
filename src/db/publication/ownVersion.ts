import type { Pool } from 'pg';
import { mapped } from '../runStatement.ts';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';

type Row = Readonly<Record<string, unknown>>;

/** A record of one's own organ as it stands, with what a new version of it asks for. */
export interface OwnVersion {
  /** The receipt of an earlier call with the same key. */
  readonly receipt: { readonly contentHash: string; readonly receipt: never } | null;
  /** The current version by its columns; null if there is none. */
  readonly row: Row | null;
  /** When its first version was stored. */
  readonly firstEnteredAt: string | null;
  /** The minors whom it names. */
  readonly minors: readonly Row[] | null;
  /** The number keys under which its case is found by it. */
  readonly numbers: readonly string[] | null;
}

/** Looks up a record that is to be corrected or withdrawn: none but those of the asking organ. */
export async function ownVersion(
  pool: Pool,
  pass: Pass,
  { table, agency, id, key }: { table: string; agency: string; id: string; key: string },
): Promise<OwnVersion> {
  const text = `SELECT
      (SELECT json_build_object('contentHash', o.content_hash, 'receipt', o.receipt)
        FROM ${agency}.receipt o WHERE o.organ_id = $2 AND o.key = $3) AS receipt,
      to_jsonb(r) AS row,
      to_json((SELECT f.entered_at FROM ${table} f WHERE f.id = r.id AND f.version = 1)) AS "firstEnteredAt",
      (SELECT json_agg(json_build_object('name', p.name, 'idNo', p.id_no)) FROM coordination.party p
        WHERE p.minor AND p.case_id = r.case_id AND (p.id = r.party_id OR p.id = ANY(r.party_ids))) AS minors,
      (SELECT json_agg(n.key) FROM coordination.case_number n WHERE n.record_id = r.id) AS numbers
    FROM (SELECT) o LEFT JOIN ${table} r
      ON r.id = $1 AND r.owner_organ_id = $2 AND r.superseded_at IS NULL`;
  try {
    const values = [id, pass.reader.organ, key];
    const { rows } = await queryWithPass<OwnVersion & Row>(pool, pass, { text, values });
    const [found] = rows;
    if (found === undefined) throw new Error('A look-up of one record yields one row');
    return found;
  } catch (cause) {
    throw mapped(cause);
  }
}
