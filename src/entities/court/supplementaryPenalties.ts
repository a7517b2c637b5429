import type { CellKind } from '../CellKind.ts';
import { choices } from '../kinds/choice.ts';

/** Supplementary penalties (附加刑, 刑法 Art. 34, 35). */
export function supplementaryPenalties(): CellKind {
  return choices('SupplementaryPenalty', {
    FINE: 'Fine. 罚金',
    CONFISCATION: 'Confiscation of property. 没收财产',
    POLITICAL_RIGHTS: 'Deprivation of political rights. 剥夺政治权利',
    DEPORTATION: 'Deportation. 驱逐出境',
  });
}
