import { levelOrder, type MarkingLevel, markingLevels } from '../codes/markingLevels.ts';
import { restrictionOrder, restrictions } from '../codes/restrictions.ts';
import type { Portion } from '../db/projection/Statement.ts';
import { type AggregationPattern, aggregation } from './aggregation.ts';
import { combine, isAbove, type Marking, rollUp, unmarked } from './marking.ts';

/** The marking of a whole answer, of its parts, and what raised it beyond them. */
export interface AnswerMarking {
  readonly whole: Marking;
  readonly portions: ReadonlyMap<string, Marking>;
  readonly raised: readonly AggregationPattern[];
  /** Paths of the cells by which the answer comes to lie above a level. */
  readonly fieldsAbove: (ceiling: MarkingLevel) => readonly string[];
}

/** Rolls up what the levels of an answer report, then applies the aggregation rule to the whole. */
export function answerMarking(
  reported: readonly Portion[],
  patterns: readonly AggregationPattern[] = aggregation,
): AnswerMarking {
  const portions = new Map<string, Marking>();
  const counts = new Map<string, number>();
  for (const portion of reported) {
    const { path } = portion;
    portions.set(path, combine(portions.get(path) ?? unmarked, markingOf(portion)));
    for (const { of, count } of portion.counts) counts.set(of, (counts.get(of) ?? 0) + count);
  }
  const raised = patterns.filter(
    ({ type, cell, from }) => (counts.get(`${type}.${cell}`) ?? 0) >= from,
  );
  const lifted = raised.map(({ level }): Marking => ({ ...unmarked, level }));
  const countedAbove = ({ counts: of }: Portion, ceiling: MarkingLevel) => {
    const above = raised.filter(({ level }) => isAbove(level, ceiling));
    const names = above.map(({ type, cell }) => `${type}.${cell}`);
    return of.flatMap((one) => (names.includes(one.of) ? one.fields : []));
  };
  return {
    whole: rollUp([...portions.values(), ...lifted]),
    portions,
    raised,
    fieldsAbove: (ceiling) => {
      const fields = reported.flatMap((portion) =>
        isAbove(markingOf(portion).level, ceiling)
          ? [...portion.fields, ...(portion.fields.length === 0 ? [portion.path] : [])]
          : countedAbove(portion, ceiling),
      );
      return [...new Set(fields)].sort();
    },
  };
}

/** The marking that one level of the answer reports. */
function markingOf({ bits, audiences }: Portion): Marking {
  const level = levelOrder.findLast((name) => (bits & markingLevels[name].bit) !== 0) ?? 'PUBLIC';
  const named = restrictionOrder.filter((name) => (bits & restrictions[name].bit) !== 0);
  return rollUp([
    { ...unmarked, level, restrictions: new Set(named) },
    ...audiences.map((audience): Marking => ({ ...unmarked, audience: new Set(audience) })),
  ]);
}
