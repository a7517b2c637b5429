import { newId } from '../../codes/newId.ts';
import type { Insertion } from '../publication/Insertion.ts';
import type { RecallOrder } from './Recall.ts';

export const orderColumns: Insertion['columns'] = [
  { name: 'id', key: 'id', sql: 'uuid' },
  { name: 'kind', key: 'kind', sql: 'text' },
  { name: 'feed', key: 'feed', sql: 'text' },
  { name: 'record_id', key: 'recordId', sql: 'uuid' },
  { name: 'version', key: 'version', sql: 'integer' },
  { name: 'case_id', key: 'caseId', sql: 'uuid' },
  { name: 'division_code', key: 'divisionCode', sql: 'text' },
  { name: 'owner_organ_id', key: 'ownerOrganId', sql: 'text' },
  { name: 'fields', key: 'fields', sql: 'text[]' },
  { name: 'ordered_at', key: 'orderedAt', sql: 'timestamptz' },
];

/** The order of a revision, to be stored in its statement. */
export function orderInsertion(order: Omit<RecallOrder, 'id'>): Insertion {
  const row = { ...order, id: newId('RecallOrder') };
  return { table: 'coordination.recall_order', columns: orderColumns, rows: [row] };
}
