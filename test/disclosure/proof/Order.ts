/** What a hub in a process of its own is told to do. */
export interface Order {
  readonly id: number;
  /** Take the database `about`, or issue a token for the login `about`. */
  readonly do: 'use' | 'token';
  readonly about: string;
  /** Whether it works as the role that owns no table, behind row-level security. */
  readonly walled: boolean;
  /** How many connections it may have. */
  readonly size: number;
}

/** What it says: its address, a line of its log, or what became of an order. */
export type FromHub =
  | { readonly url: string }
  | { readonly log: string }
  | { readonly id: number; readonly value: string }
  | { readonly id: number; readonly failure: string };

export function isOrder(message: unknown): message is Order {
  return typeof message === 'object' && message !== null && 'do' in message && 'about' in message;
}
