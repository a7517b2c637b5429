import type { Insertion } from '../../db/publication/Insertion.ts';
import { cellsOf } from '../../entities/Cell.ts';
import { Party } from '../../entities/coordination/Party.ts';
import { FeedRecord } from '../../entities/FeedRecord.ts';

type Columns = Insertion['columns'];

const stored = (entity: object): Columns =>
  cellsOf(entity)
    .filter((cell) => cell.derive === undefined)
    .map((cell) => ({ name: cell.column, sql: cell.kind.sql }));

/** The columns of the header that every feed's table begins with. */
export const headerColumns: Columns = [
  ...stored(FeedRecord),
  { name: 'marked', sql: 'boolean' },
  { name: 'content_hash', sql: 'text' },
  { name: 'party_id', sql: 'uuid' },
  { name: 'party_ids', sql: 'uuid[]' },
];

export const partyColumns: Columns = [
  ...stored(Party),
  { name: 'provided_by', sql: 'text' },
  { name: 'owner_organ_id', sql: 'text' },
  { name: 'stage_rank', sql: 'integer' },
  { name: 'indicator_bits', sql: 'integer' },
];

export const caseColumns: Columns = [
  { name: 'id', sql: 'uuid' },
  { name: 'hub_case_no', sql: 'text' },
  { name: 'division_code', sql: 'text' },
  { name: 'name', sql: 'text' },
  { name: 'opened_on', sql: 'date' },
  { name: 'origin_agency', sql: 'text' },
  { name: 'stage_rank', sql: 'integer' },
  { name: 'indicator_bits', sql: 'integer' },
  { name: 'participants', sql: 'text[]' },
];

export const numberColumns: Columns = [
  { name: 'key', sql: 'text' },
  { name: 'case_id', sql: 'uuid' },
  { name: 'feed', sql: 'text' },
  { name: 'record_id', sql: 'uuid' },
  { name: 'cell', sql: 'text' },
  { name: 'organ_id', sql: 'text' },
];

export const receiptColumns: Columns = [
  { name: 'organ_id', sql: 'text' },
  { name: 'key', sql: 'text' },
  { name: 'content_hash', sql: 'text' },
  { name: 'receipt', sql: 'jsonb' },
  { name: 'entered_at', sql: 'timestamptz' },
];
