import type { CellDefinition } from '../../../src/entities/Cell.ts';

/** Cells that keys, joins and rights need: what the proof sets otherwise, or not at all. */
const names = new Set([
  'disclosure',
  'markingLevel',
  'markingAudience',
  'addressees',
  'ownerOrganId',
  'divisionCode',
  'hubCaseNo',
  'caseId',
  'id',
  'version',
  'status',
  'enteredAt',
  'originAgency',
  'documentNo',
  'asPrinted',
  'notes',
  'kind',
  'minor',
]);

export function isSteering({ name }: Pick<CellDefinition, 'name'>): boolean {
  return names.has(name);
}
