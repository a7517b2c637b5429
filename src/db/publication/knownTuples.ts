import type { KnownCase, KnownParty } from './Known.ts';

/** One value for all rows of a kind, without names: half the cost of a JSON object a row. */
export function tuples(columns: string): string {
  return `json_agg(json_build_array(${columns}))`;
}

type CaseTuple = [
  ...[string, string, string, number, number, readonly string[], string, string | null],
  number,
];

/** The columns of a found case, in the order of its tuple; number and count of revisions come last. */
export const caseColumns = [
  'id',
  'hub_case_no',
  'division_code',
  'stage_rank',
  'indicator_bits',
  'participants',
  'opened_on',
] as const;

export const caseTuples = tuples(`${[...caseColumns, 'number_key'].join(', ')}, coalesce((
  SELECT v.revisions FROM coordination.case_revision v WHERE v.case_id = found.id), 0)`);

export function toCase(tuple: CaseTuple): KnownCase {
  const [id, hubCaseNo, divisionCode, stageRank, indicatorBits, participants, openedOn] = tuple;
  const standing = { stageRank, indicatorBits, participants };
  const [numberKey, revisions] = [tuple[7], tuple[8]];
  return { id, hubCaseNo, divisionCode, ...standing, openedOn, numberKey, revisions };
}

type PartyTuple = [string, string, string, string | null, string | null, string | null, boolean];

export function toParty(tuple: PartyTuple): KnownParty {
  const [id, caseId, kind, name, idNo, uscc, idNoWithheld] = tuple;
  return { id, caseId, kind, name, idNo, uscc, idNoWithheld };
}

/** Few records are known already, so they travel with their names. Needs the record as `r`. */
export const recordObjects = `json_agg(json_build_object('id', r.id, 'caseId', r.case_id,
  'hubCaseNo', r.hub_case_no, 'version', r.version, 'enteredAt', r.entered_at,
  'lateDays', r.late_days, 'orphan', r.orphan, 'contentHash', r.content_hash,
  'documentNo', r.document_no, 'partyId', r.party_id, 'sourceSystem', r.source_system,
  'sourceRecordId', r.source_record_id))`;

/** Instants as the hub itself writes them, so that they compare as text. Needs the event as `e`. */
export const eventObjects = `json_agg(json_build_object('caseId', e.case_id, 'partyId', e.party_id,
  'event', e.event, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'recordId', e.record_id, 'organId', e.organ_id, 'toOrgans', e.to_organs))`;
