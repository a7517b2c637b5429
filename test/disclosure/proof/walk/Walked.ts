/** How many decisions a walk looked at, and those that were otherwise than by the list of its type. */
export interface Walked {
  readonly decisions: number;
  readonly differences: readonly string[];
}

export function together(parts: readonly Walked[]): Walked {
  return {
    decisions: parts.reduce((sum, one) => sum + one.decisions, 0),
    differences: parts.flatMap(({ differences }) => differences),
  };
}
