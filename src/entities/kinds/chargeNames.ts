import { charges } from '../../codes/charges.ts';
import type { CellKind } from '../CellKind.ts';
import { code, listOf } from './code.ts';

/** A criminal charge by its Chinese name (罪名); a name unknown to the table is stored and warned of. */
export function chargeName(): CellKind {
  return code(
    'charges (罪名)',
    charges.map(({ name }) => ({ code: name })),
  );
}

/** Several criminal charges by their names (罪名). */
export function chargeNames(): CellKind {
  return listOf(chargeName());
}
