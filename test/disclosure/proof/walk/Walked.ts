/** How many decisions a walk looked at by each way, and those that were otherwise than the rules. */
export interface Walked {
  readonly ways: ReadonlyMap<string, number>;
  readonly differences: readonly string[];
}

export const nothingWalked: Walked = { ways: new Map(), differences: [] };

export function together(parts: readonly Walked[]): Walked {
  const ways = new Map<string, number>();
  for (const part of parts) {
    for (const [way, count] of part.ways) ways.set(way, (ways.get(way) ?? 0) + count);
  }
  return { ways, differences: parts.flatMap(({ differences }) => differences) };
}
