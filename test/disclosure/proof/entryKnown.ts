import type { Persona } from './personas.ts';
import { includes } from './record.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen } from './Sight.ts';
import { caseTable } from './tables.ts';
import type { World } from './World.ts';

/** The bit of the indicator PROSECUTION (domain.md 5.4): the indictment lies before the courts. */
const prosecutionBit = 1 << 5;

/**
 * The cases that a reader may enter records into beyond those that it sees: its organ takes part in
 * them, or it is a court of the place and somebody was indicted (刑事诉讼法 Art. 176).
 */
export function entryKnown({ organ, column, reach }: Persona, world: World, seen: Seen): string {
  const cases = rowsOf(world, caseTable.table).filter((row) => {
    if (seen.get('Case')?.has(String(row.id))) return true;
    if (!String(row.division_code).startsWith(reach)) return false;
    if (includes(row.participants, organ)) return true;
    const indicted = (Number(row.indicator_bits) & prosecutionBit) !== 0;
    return column === 'court' && indicted && row.sealed !== true;
  });
  return (
    cases
      // A record that is entered into a case stands in the division of the case.
      .map((row) => `${String(row.id)} ${String(row.division_code)}`)
      .toSorted()
      .join()
  );
}
