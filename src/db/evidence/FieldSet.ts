import { type Term, termOf } from './Term.ts';

/** Which fields of one feed somebody was shown together. */
export interface FieldSet extends Term {
  readonly feed: string;
  /** In order of their names; a trailing `~` says shown in part. */
  readonly fields: readonly string[];
}

const mostKept = 10_000;
const known = new Map<string, FieldSet>();

/** The set of these fields; equal ones are one object. */
export function fieldSet(feed: string, fields: Iterable<string>): FieldSet {
  const sorted = [...new Set(fields)].sort();
  const text = JSON.stringify({ feed, fields: sorted, kind: 'FIELDS' });
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = { ...termOf({ feed, fields: sorted }, 'FIELDS'), feed, fields: sorted };
  if (known.size >= mostKept) known.clear();
  known.set(text, made);
  return made;
}

/** Rows of which somebody was shown the same fields. */
export interface Shown {
  readonly set: FieldSet;
  /** Per row: case, and after a blank the row's id, with `@` and the version if it has versions. */
  readonly rows: readonly string[];
}
