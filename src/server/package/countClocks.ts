import { dueOn } from '../../policy/dueOn.ts';
import { citeBasis } from '../../policy/limits/sayDue.ts';
import { timeLimits } from '../../policy/timeLimits.ts';
import type { Services } from '../../resolvers/Context.ts';

/** How the end of one time limit was counted. */
export interface CountedClock {
  readonly rule: string;
  readonly name: string;
  readonly article: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly endedAt: string | null;
  readonly state: string;
  readonly arithmetic: readonly string[];
}

/** The arithmetic of the clocks that the reader was shown, in Chinese. */
export function countClocks(
  theCase: object,
  { calendar, readings }: Pick<Services, 'calendar' | 'readings'>,
): readonly CountedClock[] {
  const nodes: unknown = Object(Reflect.get(theCase, 'clocks')).nodes;
  const clocks: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  return clocks.map((clock) => {
    const { rule, startedAt, dueAt, endedAt = null, state } = Object(clock);
    const limit = timeLimits.find(({ id }) => id === rule);
    const counted = limit && dueOn(limit, new Date(startedAt), { calendar, readings });
    return {
      ...{ rule, startedAt, dueAt, endedAt, state },
      name: limit?.nameZh ?? rule,
      article: limit === undefined ? '' : citeBasis(limit.basis),
      arithmetic: counted?.arithmetic.zh ?? [],
    };
  });
}
