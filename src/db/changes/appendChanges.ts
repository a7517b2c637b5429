import { arrayLiteral } from '../publication/arrayLiteral.ts';
import type { changeKinds } from './Change.ts';

interface ChangedRecord {
  readonly id: string;
  readonly version: number;
  readonly caseId: string;
  readonly divisionCode: string;
}

/** What one publication does to records of one feed. */
export interface NewChanges {
  readonly kind: keyof typeof changeKinds;
  readonly feed: string;
  readonly organId: string;
  readonly changedAt: string;
  readonly records: readonly ChangedRecord[];
}

const columns =
  'kind, feed, record_id, version, case_id, party_id, division_code, organ_id, stage_from, stage_to, changed_at';

/**
 * The INSERT that enters changes in the log, and its parameters, counted on from `used`. `moved`
 * names the CTEs of the same statement that return the cases and parties that came further. Their
 * rows go first: a record published by the same statement is then no record that a stage released.
 */
export function appendChangesSql(
  { kind, feed, organId, changedAt, records }: NewChanges,
  moved: { readonly cases: boolean; readonly parties: boolean },
  used: number,
): { sql: string; values: readonly unknown[] } {
  const at = (place: number) => `$${used + place}`;
  const parts = [
    `SELECT 1 AS turn, ${at(3)}::text AS kind, ${at(4)}::text AS feed, u.record_id, u.version, u.case_id,
      NULL::uuid AS party_id, u.division_code, NULL::integer AS stage_from, NULL::integer AS stage_to
      FROM unnest(${at(5)}::uuid[], ${at(6)}::integer[], ${at(7)}::uuid[], ${at(8)}::text[])
        u(record_id, version, case_id, division_code)`,
  ];
  const reached = (from: string, caseId: string, partyId: string) =>
    `SELECT 0, 'STAGE_REACHED', NULL, NULL, NULL, ${caseId}, ${partyId}, division_code, stage_from, stage_to
      FROM ${from} WHERE stage_to > stage_from`;
  if (moved.cases) parts.push(reached('ca', 'id', 'NULL'));
  if (moved.parties) parts.push(reached('pa', 'case_id', 'id'));
  return {
    sql: `INSERT INTO coordination.change_entry (${columns})
      SELECT kind, feed, record_id, version, case_id, party_id, division_code, ${at(1)}::text, stage_from, stage_to, ${at(2)}::timestamptz
      FROM (${parts.join('\nUNION ALL ')}) c ORDER BY turn`,
    values: [
      organId,
      changedAt,
      kind,
      feed,
      arrayLiteral(records.map(({ id }) => id)),
      arrayLiteral(records.map(({ version }) => String(version))),
      arrayLiteral(records.map(({ caseId }) => caseId)),
      arrayLiteral(records.map(({ divisionCode }) => divisionCode)),
    ],
  };
}
