/** Something that went out and should not have, or an answer that depends on what is hidden. */
export interface Finding {
  readonly login: string;
  readonly kind: 'reference' | 'twins' | 'canary' | 'log' | 'failure' | 'attack' | 'refusal';
  readonly what: string;
  /** The smallest operation that shows it, and what the two worlds answered. */
  readonly example?: string;
}
