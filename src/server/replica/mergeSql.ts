/**
 * How rows of the spine are taken in. All of it only ever grows: a stage is never taken back, a
 * participant never leaves, a sealed person stays sealed. So rows of two hubs are merged by taking
 * the greater of both, in any order and any number of times with one outcome.
 */
const moved = `t.stage_rank < excluded.stage_rank
  OR t.indicator_bits | excluded.indicator_bits <> t.indicator_bits
  OR excluded.sealed IS TRUE AND t.sealed IS NOT TRUE`;
const grown = `stage_rank = greatest(t.stage_rank, excluded.stage_rank),
  indicator_bits = t.indicator_bits | excluded.indicator_bits,
  sealed = CASE WHEN excluded.sealed IS TRUE THEN true ELSE t.sealed END`;

const merging = (table: string, grow: string, when: string, ids: string) => `WITH given AS (
  SELECT * FROM jsonb_populate_recordset(null::${table}, $1::jsonb)
), old AS (
  SELECT c.id, c.stage_rank FROM ${table} c JOIN given USING (id)
), up AS (
  INSERT INTO ${table} AS t SELECT * FROM given
  ON CONFLICT (id) DO UPDATE SET ${grow} WHERE ${when} RETURNING t.*
)
INSERT INTO coordination.change_entry
  (kind, case_id, party_id, division_code, stage_from, stage_to, changed_at)
SELECT 'STAGE_REACHED', ${ids}, up.division_code, old.stage_rank, up.stage_rank, now()
FROM up JOIN old USING (id) WHERE up.stage_rank > old.stage_rank`;

export const mergeCases = merging(
  'coordination."case"',
  `${grown}, participants =
    ARRAY(SELECT DISTINCT o FROM unnest(t.participants || excluded.participants) o ORDER BY o)`,
  `${moved} OR NOT t.participants @> excluded.participants`,
  'up.id, NULL::uuid',
);

export const mergeParties = merging(
  'coordination.party',
  `${grown}, sealed_by = coalesce(t.sealed_by, excluded.sealed_by)`,
  moved,
  'up.case_id, up.id',
);

const adding = (table: string) => `INSERT INTO ${table}
  SELECT * FROM jsonb_populate_recordset(null::${table}, $1::jsonb) ON CONFLICT DO NOTHING`;

export const addNumbers = adding('coordination.case_number');
export const addEvents = adding('coordination.case_event');
/** Each hub counts its own limits again. */
export const addHolidays = adding('coordination.holiday_year');

/** A clock is ended by the earliest act that any hub knows of. */
export const mergeClocks = `INSERT INTO coordination.clock AS t
  SELECT * FROM jsonb_populate_recordset(null::coordination.clock, $1::jsonb)
  ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, ended_as = excluded.ended_as,
    ended_by_id = excluded.ended_by_id
  WHERE excluded.ended_at IS NOT NULL
    AND (t.ended_at IS NULL OR excluded.ended_at < t.ended_at)`;

/** The standing of records: a later state of a version takes the place of an earlier one. */
export function mergeRecords(table: string, columns: readonly string[]): string {
  const names = columns.join(', ');
  const set = columns.filter((name) => name !== 'id' && name !== 'version');
  return `INSERT INTO ${table} (${names})
    SELECT ${names} FROM jsonb_populate_recordset(null::${table}, $1::jsonb) ORDER BY id, version
    ON CONFLICT (id, version) DO UPDATE SET ${set.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** The publications of an agency, handed on to those who follow the coordinating body. */
export const relayChanges = `INSERT INTO coordination.change_entry
  (kind, feed, record_id, version, case_id, party_id, division_code, organ_id, changed_at)
  SELECT kind, feed, "recordId", version, "caseId", "partyId", "divisionCode", "organId", "changedAt"
  FROM jsonb_to_recordset($1::jsonb) c(kind text, feed text, "recordId" uuid, version integer,
    "caseId" uuid, "partyId" uuid, "divisionCode" text, "organId" text, "changedAt" timestamptz)`;

const replacing = (table: string, key: string, columns: readonly string[]) => `INSERT INTO ${table}
  (${[key, ...columns].join(', ')}) SELECT ${[key, ...columns].join(', ')}
  FROM jsonb_populate_recordset(null::${table}, $1::jsonb)
  ON CONFLICT (${key}) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

const organ = ['name', 'agency', 'level', 'division_code', 'parent_id'];
export const replaceOrgans = replacing('coordination.organ', 'id', [
  ...organ,
  ...['court_code', 'uscc', 'contact'],
]);
const reader = ['kind', 'organ_id', 'posts', 'clearance', 'status'];
export const replaceReaders = replacing('coordination.reader', 'login', reader);
export const dropReaders = `DELETE FROM coordination.reader WHERE login NOT IN
  (SELECT r ->> 'login' FROM jsonb_array_elements($1::jsonb) r)`;
const request = ['subject_id', 'subject_kind', 'case_id', 'owner_organ_id', 'organ_id', 'purpose'];
export const replaceRequests = replacing('coordination.access_request', 'id', [
  ...request,
  ...['reason', 'requested_by', 'requested_at', 'state', 'until', 'answer'],
  ...['decided_by', 'decided_at'],
]);
