import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What entries of the log name by an id; it is written into the log before the first of them. */
export interface Term {
  /** Leading 192 bits of SHA-256 over the canonical JSON of what it says, in base64url. */
  readonly id: string;
  /** Its own entry: canonical JSON with its kind and id. */
  readonly line: string;
}

/** The term that says this. Its id is taken over what it says with its kind, and not over the id. */
export function termOf(says: Readonly<Record<string, unknown>>, kind: string): Term {
  const id = termId({ ...says, kind });
  return { id, line: canonical({ ...says, id, kind }) };
}

/** The id that a term with this content has. */
export function termId(says: Readonly<Record<string, unknown>>): string {
  return hash('sha256', canonical(says), 'base64url').slice(0, 32);
}

/** RFC 8785. Throws where a value has no such form. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('The value has no canonical JSON');
  return text;
}
