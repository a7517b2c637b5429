import type { KnownCase, KnownParty } from './Known.ts';

/** One value for all rows of a kind, without names: half the cost of a JSON object a row. */
function tuples(columns: string): string {
  return `json_agg(json_build_array(${columns}))`;
}

type CaseTuple = [string, string, string, number, number, readonly string[], string, string | null];

/** Needs the columns of the case and `number_key` in its scope. */
export const caseTuples = tuples(
  'id, hub_case_no, division_code, stage_rank, indicator_bits, participants, opened_on, number_key',
);

export function toCase(tuple: CaseTuple): KnownCase {
  const [id, hubCaseNo, divisionCode, stageRank, indicatorBits, participants, openedOn] = tuple;
  const standing = { stageRank, indicatorBits, participants };
  return { id, hubCaseNo, divisionCode, ...standing, openedOn, numberKey: tuple[7] };
}

type PartyTuple = [string, string, string, string | null, string | null, string | null];

/** Needs the party as `p` in its scope. */
export const partyTuples = tuples('p.id, p.case_id, p.kind, p.name, p.id_no, p.uscc');

export function toParty([id, caseId, kind, name, idNo, uscc]: PartyTuple): KnownParty {
  return { id, caseId, kind, name, idNo, uscc };
}

/** Few records are known already, so they travel with their names. Needs the record as `r`. */
export const recordObjects = `json_agg(json_build_object('id', r.id, 'caseId', r.case_id,
  'hubCaseNo', r.hub_case_no, 'version', r.version, 'enteredAt', r.entered_at,
  'lateDays', r.late_days, 'orphan', r.orphan, 'contentHash', r.content_hash,
  'documentNo', r.document_no, 'partyId', r.party_id, 'sourceSystem', r.source_system,
  'sourceRecordId', r.source_record_id))`;
