import { CaseClocks, type ClockRules } from '../../policy/clocks/CaseClocks.ts';
import type { EnteredRecord } from './recordsOfCases.ts';

/** The clocks of cases worked out again from their records alone, in the order of their entry. */
export function replayClocks(
  entered: readonly EnteredRecord[],
  caseIds: readonly string[],
  rules: ClockRules,
): ReadonlyMap<string, CaseClocks> {
  const cases = new Map(caseIds.map((id) => [id, new CaseClocks(rules)]));
  for (const [id, records] of Map.groupBy(entered, ({ telling }) => telling.caseId)) {
    const publications = Map.groupBy(records, ({ publication }) => publication);
    for (const one of publications.values()) {
      cases.get(id)?.enter(one.map(({ telling }) => telling));
    }
  }
  return cases;
}
