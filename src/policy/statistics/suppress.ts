/** One group of a statistic. */
export interface Group {
  readonly keys: readonly (string | null)[];
  /** How many records stand in it. */
  readonly count: number;
  readonly sum: number | null;
}

/** What may be told of a statistic: groups that are large enough, the others in one. */
export interface Told {
  readonly groups: readonly Group[];
  readonly remainder: Group | undefined;
}

/**
 * Tells groups of at least `least` records. The smaller ones go into one remainder (primary
 * suppression); where it has fewer than `least` records or is one group alone, the smallest of the
 * others join it (secondary), so that no total gives a small group away. If even all together are
 * too few, nothing is told, as if there were nothing.
 */
export function suppress(groups: readonly Group[], least: number): Told {
  const ordered = groups.toSorted(bySize);
  const small = ordered.filter(({ count }) => count < least).length;
  if (small === 0) return { groups: groups.toSorted(byKeys), remainder: undefined };
  let taken = small;
  while (taken < ordered.length && !isEnough(ordered.slice(0, taken), least)) taken += 1;
  const hidden = ordered.slice(0, taken);
  if (!isEnough(hidden, least)) return { groups: [], remainder: undefined };
  return { groups: ordered.slice(taken).toSorted(byKeys), remainder: together(hidden) };
}

function isEnough(groups: readonly Group[], least: number): boolean {
  return groups.length > 1 && total(groups) >= least;
}

function together(groups: readonly Group[]): Group {
  const sums = groups.flatMap(({ sum }) => sum ?? []);
  const sum = sums.length === 0 ? null : sums.reduce((all, one) => all + one, 0);
  return { keys: [], count: total(groups), sum };
}

function total(groups: readonly Group[]): number {
  return groups.reduce((all, { count }) => all + count, 0);
}

function bySize(one: Group, other: Group): number {
  return one.count - other.count || byKeys(one, other);
}

function byKeys(one: Group, other: Group): number {
  const [a, b] = [one, other].map(({ keys }) => JSON.stringify(keys));
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
