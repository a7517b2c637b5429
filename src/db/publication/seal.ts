import type { ClientBase } from 'pg';

/** A suspect whose record is sealed if it is a minor; null: all suspects of the case. */
export interface Sealing {
  readonly caseId: string;
  readonly partyId: string | null;
}

/**
 * Seals minors (未成年人犯罪记录封存, 刑事诉讼法 Art. 286), each under all ids that agencies gave the same
 * person, and with them a case in which nobody else is left. Runs in the transaction of the record
 * that calls for it.
 */
export async function seal(
  client: ClientBase,
  { organ, sealings }: { readonly organ: string; readonly sealings: readonly Sealing[] },
): Promise<void> {
  await client.query({
    name: 'seal',
    text: `WITH sealed AS (
        UPDATE coordination.party p SET sealed = true, sealed_by = $3
        FROM unnest($1::uuid[], $2::uuid[]) s(case_id, party_id)
        LEFT JOIN coordination.party named ON named.id = s.party_id
        WHERE p.case_id = s.case_id
          AND (s.party_id IS NULL OR p.id = named.id OR p.id_no = named.id_no
            OR p.name = named.name AND p.kind = named.kind)
          AND p.minor IS TRUE AND p.sealed IS NOT TRUE
        RETURNING p.id, p.case_id)
      UPDATE coordination."case" c SET sealed = true
      FROM (SELECT DISTINCT case_id FROM sealed) d
      WHERE c.id = d.case_id AND NOT EXISTS (
        SELECT 1 FROM coordination.party p WHERE p.case_id = c.id AND p.sealed IS NOT TRUE
          AND p.id NOT IN (SELECT id FROM sealed))`,
    values: [sealings.map((one) => one.caseId), sealings.map((one) => one.partyId), organ],
  });
}
