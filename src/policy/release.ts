import { type Stage, stages } from '../codes/stages.ts';
import { always, type Condition, never } from '../db/projection/Condition.ts';
import type { Release } from './Clause.ts';

/** From this stage of the case, or of the suspect whom the record concerns. */
export function from(stage: Stage | number): Condition {
  return { is: 'from', rank: typeof stage === 'number' ? stage : stages[stage].rank };
}

/** The words in which the regulation releases a feed to a capacity. */
export const release = {
  /** All of it, at once. */
  whole: { rows: always, cells: always },
  /** All of it, from a stage on; before, not even that it exists. */
  from: (stage: Stage): Release => ({ rows: from(stage), cells: always }),
  /** That it happened and when, from one stage on; its content from a later one. */
  milestone: (known: Condition, content: Stage): Release => ({ rows: known, cells: from(content) }),
  /** Counts only: place and day, no content (抄送统计报表). */
  counts: { rows: always, cells: never },
  /** What its provider has made public (主动公开), and of that only the fields opened by name. */
  published: { rows: { is: 'published' }, cells: never },
  /** To the organs that it is addressed to. */
  addressed: { rows: { is: 'addressed' }, cells: always },
} as const satisfies Record<string, Release | ((...args: never[]) => Release)>;
