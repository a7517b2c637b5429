import type { Affair } from '../Affair.ts';
import { execute } from '../acts/execute.ts';
import type { Happening } from '../Story.ts';

const executedShare = 0.8;
const concludedShare = 0.6;
const toExecution = { p10: 12, p50: 35, p90: 120 };

/** Judgments that impose something are executed once they have taken effect. */
export function enforce(
  affair: Affair,
  effectiveAt: number,
  { judgments, wave }: { readonly judgments: readonly Happening[]; readonly wave: 0 | 1 },
): void {
  const { story } = affair;
  const guilty = judgments.filter(({ stored }) => stored.result === 'GUILTY');
  if (guilty.length === 0 || !story.random.chance(executedShare)) return;
  const convicts = guilty.flatMap(({ parties }) => parties ?? []);
  const concluded = story.random.chance(concludedShare);
  const at = story.laterBy(effectiveAt, toExecution);
  execute(affair, at, { judgments: guilty, convicts, concluded, nth: wave });
}
