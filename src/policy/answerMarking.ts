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
  const sum = summed(reported, patterns);
  const { raised } = sum;
  const countedAbove = ({ counts: of }: Portion, ceiling: MarkingLevel) => {
    const above = raised.filter(({ level }) => isAbove(level, ceiling));
    const names = above.map(({ type, cell }) => `${type}.${cell}`);
    return of.flatMap((one) => (names.includes(one.of) ? one.fields : []));
  };
  return {
    ...sum,
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

type Sum = Pick<AnswerMarking, 'whole' | 'portions' | 'raised'>;

/** Most answers to a document are marked alike: their sums are kept, up to so many. */
const mostSums = 1_000;
const sums = new WeakMap<readonly AggregationPattern[], Map<string, Sum>>();

function summed(reported: readonly Portion[], patterns: readonly AggregationPattern[]): Sum {
  if (reported.some(({ audiences }) => audiences.length > 0)) return sumOf(reported, patterns);
  const known = sums.get(patterns) ?? new Map<string, Sum>();
  sums.set(patterns, known);
  const key = reported.map(nameOf).join('\n');
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = sumOf(reported, patterns);
  if (known.size >= mostSums) known.clear();
  known.set(key, made);
  return made;
}

function nameOf({ path, bits, counts }: Portion): string {
  if (counts.length === 0) return `${path} ${bits}`;
  return `${path} ${bits} ${counts.map(({ of, count }) => `${of}=${count}`).join()}`;
}

function sumOf(reported: readonly Portion[], patterns: readonly AggregationPattern[]): Sum {
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
  return { whole: rollUp([...portions.values(), ...lifted]), portions, raised };
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
