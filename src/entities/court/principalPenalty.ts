import type { CellKind } from '../CellKind.ts';
import { choice } from '../kinds/choice.ts';

/** A principal penalty (主刑, 刑法 Art. 33). */
export function principalPenalty(): CellKind {
  return choice('PrincipalPenalty', {
    CONTROL: 'Public surveillance. 管制',
    CRIMINAL_DETENTION: 'Criminal detention. 拘役',
    FIXED_TERM: 'Fixed-term imprisonment. 有期徒刑',
    LIFE: 'Life imprisonment. 无期徒刑',
    DEATH_SUSPENDED: 'Death with two years’ reprieve. 死刑缓期二年执行',
    DEATH: 'Death. 死刑',
    NONE: 'None. 无主刑',
  });
}
