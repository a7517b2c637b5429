import type { Agency } from '../../codes/agencies.ts';

/**
 * When a reader may see a row or a cell, as data. The law yields it (`policy/decide.ts`); SQL is one
 * reading of it. What can be settled before the query runs is folded away by `all` and `any`.
 */
export type Condition =
  | { readonly is: 'always' }
  | { readonly is: 'never' }
  /** The case, or the suspect whom the record concerns, has reached this stage rank. */
  | { readonly is: 'from'; readonly rank: number }
  /** The reader's organ entered the record. */
  | { readonly is: 'ownOrgan' }
  /** The case was opened by this agency. */
  | { readonly is: 'openedBy'; readonly agency: Agency }
  /** The party was first named by this agency. */
  | { readonly is: 'providedBy'; readonly agency: Agency }
  /** The reader's organ takes part in the case: it published in it or was addressed. */
  | { readonly is: 'participates' }
  /** The record was sent to the reader's organ. */
  | { readonly is: 'addressed' }
  /** The party is a unit, not a natural person. */
  | { readonly is: 'unit' }
  /** The party was of age at the act. */
  | { readonly is: 'adult' }
  /** One of these indicators of the case is set. */
  | { readonly is: 'milestone'; readonly bits: number }
  /** One of these indicators of the party itself is set. */
  | { readonly is: 'partyMilestone'; readonly bits: number }
  /** The provider disclosed the record to the public (主动公开). */
  | { readonly is: 'published' }
  /** The reader's organ owes what the clock runs for. */
  | { readonly is: 'obliged' }
  /** The clock runs for one of these rules. */
  | { readonly is: 'rules'; readonly rules: readonly string[] }
  /** No record has ended the clock yet. */
  | { readonly is: 'unended' }
  /** The record that began, or ended, the clock is of this feed and shows the reader these cells. */
  | {
      readonly is: 'begunBy' | 'endedBy';
      readonly feed: string;
      readonly cells: readonly string[];
    }
  /** The record's marking admits the reader. */
  | { readonly is: 'marked'; readonly agency: Agency }
  /** The confidentiality notes let the reader have the item for this purpose; `*` is the record. */
  | { readonly is: 'noted'; readonly item: string; readonly purpose: Purpose }
  /** The case, or the suspect whom it concerns, is not sealed, or unsealed for the reader's organ. */
  | { readonly is: 'unsealed' }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] };

/** What a cell is wanted for; a note may let it be shown and yet not be found or counted by it. */
export type Purpose = 'SHOW' | 'NO_SEARCH' | 'NO_STATISTICS';

export const always: Condition = { is: 'always' };
export const never: Condition = { is: 'never' };

/** All of the conditions; none given means always, as in logic. */
export function all(...of: readonly Condition[]): Condition {
  const open = of.filter((one) => one.is !== 'always');
  if (open.some((one) => one.is === 'never')) return never;
  const [only] = open;
  if (only === undefined) return always;
  return open.length === 1 ? only : { is: 'all', of: open };
}

/** Any of the conditions; none given means never: an empty audience is nobody. */
export function any(...of: readonly Condition[]): Condition {
  const open = of.filter((one) => one.is !== 'never');
  if (open.some((one) => one.is === 'always')) return always;
  const [only] = open;
  if (only === undefined) return never;
  return open.length === 1 ? only : { is: 'any', of: open };
}
