import { levelOrder, type MarkingLevel } from '../codes/markingLevels.ts';
import type { Restriction } from '../codes/restrictions.ts';

/** How a cell, a record or a whole answer is marked. */
export interface Marking {
  readonly level: MarkingLevel;
  readonly restrictions: ReadonlySet<Restriction>;
  /** Agencies and organs that may hold it; undefined: all whom the regulation admits. */
  readonly audience: ReadonlySet<string> | undefined;
}

/** The marking of nothing: combined with any other it yields the other. */
export const unmarked: Marking = { level: 'PUBLIC', restrictions: new Set(), audience: undefined };

/**
 * The marking of two things together: the higher level, both restrictions, the common audience.
 * Idempotent, commutative and associative, and never lower than either (design.md 4.6).
 */
export function combine(one: Marking, other: Marking): Marking {
  return {
    level: isAbove(other.level, one.level) ? other.level : one.level,
    restrictions: new Set([...one.restrictions, ...other.restrictions]),
    audience: common(one.audience, other.audience),
  };
}

export function rollUp(markings: Iterable<Marking>): Marking {
  return [...markings].reduce(combine, unmarked);
}

export function isAbove(level: MarkingLevel, ceiling: MarkingLevel): boolean {
  return levelOrder.indexOf(level) > levelOrder.indexOf(ceiling);
}

/** What no audience limits stays so; two limits leave what both admit, which may be nobody. */
function common(
  one: Marking['audience'],
  other: Marking['audience'],
): ReadonlySet<string> | undefined {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const both = [...one].filter((name) => covers(other, name));
  return new Set([...both, ...[...other].filter((name) => covers(one, name))]);
}

/** A post (`police/handler`) is within its agency or organ. */
function covers(audience: ReadonlySet<string>, name: string): boolean {
  return audience.has(name) || audience.has(name.split('/')[0] ?? name);
}
