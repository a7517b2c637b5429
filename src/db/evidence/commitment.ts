import { hash } from 'node:crypto';
import { canonical } from './Term.ts';

/** What was sent to be stored: the document and its variables, as they were sent. */
export interface SentRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What the log keeps of a request whose content it must not tell: SHA-256 over a salt that the sender
 * alone is given and the request in canonical form. Whoever has both can prove what was sent.
 */
export function commitment(salt: string, request: SentRequest): string {
  const { query, variables } = request;
  return hash('sha256', canonical({ query, salt, variables }), 'base64');
}
