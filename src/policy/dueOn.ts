import { type CountedLimit, countLimit, type DueOptions } from './limits/countLimit.ts';
import { sayDue } from './limits/sayDue.ts';
import type { TimeLimit } from './limits/TimeLimit.ts';

/** When something is due, and how that was counted. */
export interface Due {
  readonly counted: CountedLimit;
  /** The arithmetic in words, step by step. */
  readonly arithmetic: { readonly en: readonly string[]; readonly zh: readonly string[] };
}

/**
 * When a limit that began `from` ends, with its arithmetic (domain 1.6). Pure. Throws RangeError for
 * a variant that the rule does not have.
 */
export function dueOn(limit: TimeLimit, from: Date, options: DueOptions): Due {
  const counted = countLimit(limit, from.getTime(), options);
  return { counted, arithmetic: sayDue(limit, from, counted, options) };
}
