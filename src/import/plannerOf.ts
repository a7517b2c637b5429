import type { FeedDefinition } from '../entities/Feed.ts';
import { lowerFirst } from '../entities/lowerFirst.ts';
import type { Registry } from '../policy/Registry.ts';
import { createFeedPlanner } from './feeds/createFeedPlanner.ts';
import { createJudgmentPlanner } from './judgments/createJudgmentPlanner.ts';
import type { Organs } from './organs/Organs.ts';
import type { Planner } from './Plan.ts';
import { createPenaltyPlanner } from './penalties/createPenaltyPlanner.ts';

export interface PlannerOptions {
  readonly as: string;
  readonly source?: string | undefined;
  readonly organ?: string | undefined;
}

/** The reader of a kind of file. Throws a sentence that names the kinds if there is none. */
export function plannerOf(
  { as, source, organ }: PlannerOptions,
  registry: Registry,
  organs: Organs,
): Planner {
  if (as === 'judgments') return createJudgmentPlanner(registry, organs, source);
  if (as === 'penalties') return createPenaltyPlanner(registry, organs, source);
  return createFeedPlanner(feedNamed(as, registry), organs, { source, organ });
}

/** A feed by its name or plural, in either case of the first letter. Throws if there is none. */
export function feedNamed(name: string, { feeds }: Pick<Registry, 'feeds'>): FeedDefinition {
  const found = feeds.find((feed) =>
    [feed.name, feed.plural].some((known) => name === known || name === lowerFirst(known)),
  );
  if (found !== undefined) return found;
  const known = feeds.map((feed) => feed.name).join(', ');
  throw new Error(`There is no feed "${name}". Write judgments, penalties or one of: ${known}.`);
}
