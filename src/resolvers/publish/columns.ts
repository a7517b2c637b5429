import type { Insertion } from '../../db/publication/Insertion.ts';
import { cellsOf } from '../../entities/Cell.ts';
import { Clock } from '../../entities/coordination/Clock.ts';
import { Party } from '../../entities/coordination/Party.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { FeedRecord } from '../../entities/FeedRecord.ts';

type Columns = Insertion['columns'];

const stored = (entity: object): Columns =>
  cellsOf(entity)
    .filter((cell) => cell.derive === undefined)
    .map((cell) => ({ name: cell.column, key: cell.name, sql: cell.kind.sql }));

/** The columns of the header that every feed's table begins with. */
const headerColumns: Columns = [
  ...stored(FeedRecord),
  { name: 'marked', key: 'marked', sql: 'boolean' },
  { name: 'note_items', key: 'noteItems', sql: 'text[]' },
  { name: 'changed_cells', key: 'changedCells', sql: 'text[]' },
  { name: 'superseded_at', key: 'supersededAt', sql: 'timestamptz' },
  { name: 'content_hash', key: 'contentHash', sql: 'text' },
  { name: 'party_id', key: 'partyId', sql: 'uuid' },
  { name: 'party_ids', key: 'partyIds', sql: 'uuid[]' },
];

const known = new WeakMap<FeedDefinition, Columns>();

/** The columns of a feed's table: the header's, then its own. */
export function recordColumns(feed: FeedDefinition): Columns {
  const before = known.get(feed);
  if (before !== undefined) return before;
  const header = new Set(headerColumns.map((column) => column.name));
  const own = feed.cells
    .filter((cell) => cell.derive === undefined && !header.has(cell.column))
    .map(({ column, name, kind }) => ({ name: column, key: name, sql: kind.sql }));
  const columns = [...headerColumns, ...own];
  known.set(feed, columns);
  return columns;
}

export const partyColumns: Columns = [
  ...stored(Party),
  { name: 'provided_by', key: 'providedBy', sql: 'text' },
  { name: 'sealed', key: 'sealed', sql: 'boolean' },
  { name: 'owner_organ_id', key: 'ownerOrganId', sql: 'text' },
  { name: 'stage_rank', key: 'stageRank', sql: 'integer' },
  { name: 'indicator_bits', key: 'indicatorBits', sql: 'integer' },
];

export const caseColumns: Columns = [
  { name: 'id', key: 'id', sql: 'uuid' },
  { name: 'hub_case_no', key: 'hubCaseNo', sql: 'text' },
  { name: 'division_code', key: 'divisionCode', sql: 'text' },
  { name: 'name', key: 'name', sql: 'text' },
  { name: 'opened_on', key: 'openedOn', sql: 'date' },
  { name: 'origin_agency', key: 'originAgency', sql: 'text' },
  { name: 'sealed', key: 'sealed', sql: 'boolean' },
  { name: 'stage_rank', key: 'stageRank', sql: 'integer' },
  { name: 'indicator_bits', key: 'indicatorBits', sql: 'integer' },
  { name: 'participants', key: 'participants', sql: 'text[]' },
];

export const clockColumns: Columns = [
  ...stored(Clock),
  { name: 'ended_as', key: 'endedAs', sql: 'text' },
  { name: 'overdue_told', key: 'overdueTold', sql: 'boolean' },
];

export const eventColumns: Columns = [
  { name: 'case_id', key: 'caseId', sql: 'uuid' },
  { name: 'party_id', key: 'partyId', sql: 'uuid' },
  { name: 'event', key: 'event', sql: 'text' },
  { name: 'at', key: 'at', sql: 'timestamptz' },
  { name: 'record_id', key: 'recordId', sql: 'uuid' },
  { name: 'organ_id', key: 'organId', sql: 'text' },
  { name: 'to_organs', key: 'toOrgans', sql: 'text[]' },
];

export const answerColumns: Columns = [
  { name: 'predecessor_id', key: 'predecessorId', sql: 'uuid' },
  { name: 'act', key: 'act', sql: 'text' },
  { name: 'subject_id', key: 'subjectId', sql: 'uuid' },
  { name: 'record_id', key: 'recordId', sql: 'uuid' },
];

export const numberColumns: Columns = [
  { name: 'key', key: 'key', sql: 'text' },
  { name: 'case_id', key: 'caseId', sql: 'uuid' },
  { name: 'feed', key: 'feed', sql: 'text' },
  { name: 'record_id', key: 'recordId', sql: 'uuid' },
  { name: 'cell', key: 'cell', sql: 'text' },
  { name: 'organ_id', key: 'organId', sql: 'text' },
];

export const receiptColumns: Columns = [
  { name: 'organ_id', key: 'organId', sql: 'text' },
  { name: 'key', key: 'key', sql: 'text' },
  { name: 'content_hash', key: 'contentHash', sql: 'text' },
  { name: 'receipt', key: 'receipt', sql: 'jsonb' },
  { name: 'entered_at', key: 'enteredAt', sql: 'timestamptz' },
];
