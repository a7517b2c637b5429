import { at } from '../fixtures/at.ts';

const about = new Set(['__typename', 'withheld', 'parties']);

/**
 * The cells that an answer shows, read from its JSON alone: every object that has `__typename`, `id`
 * and `withheld` is a row, and a null that it does not list as withheld was shown as empty.
 */
export function cellsShown(answer: unknown, cells = new Set<string>()): Set<string> {
  if (Array.isArray(answer)) for (const item of answer) cellsShown(item, cells);
  else if (typeof answer === 'object' && answer !== null) {
    addRow(answer, cells);
    for (const value of Object.values(answer)) cellsShown(value, cells);
  }
  return cells;
}

function addRow(row: object, cells: Set<string>): void {
  const type = at(row, '__typename');
  const withheld = at(row, 'withheld');
  if (typeof type !== 'string' || !('id' in row)) return;
  const name = `${type}:${row.id}`;
  cells.add(name);
  const listed = Array.isArray(withheld) ? withheld : [];
  const reasons = new Map(listed.map((one) => [String(at(one, 'field')), at(one, 'reason')]));
  for (const [field, value] of Object.entries(row)) {
    if (about.has(field) || isRows(value)) continue;
    const reason = reasons.get(field);
    if (reason === 'MASKED') cells.add(`${name}.${field}~`);
    else if (value !== null || reason === undefined) cells.add(`${name}.${field}`);
  }
}

function isRows(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isRows);
  if (typeof value !== 'object' || value === null) return false;
  return 'nodes' in value || ('__typename' in value && 'id' in value);
}
