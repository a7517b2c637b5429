import type { Group, Told } from '../../policy/statistics/suppress.ts';

/**
 * Whether the groups that were told have changed since by fewer than `least` records: then the old
 * and the new answer together would tell of those few.
 */
export function changesNarrowly(before: Told, now: readonly Group[], least: number): boolean {
  const counts = new Map(now.map(({ keys, count }) => [JSON.stringify(keys), count]));
  const change = (count: number, other: number) => Math.abs(count - other);
  const total = (groups: readonly Group[]) => groups.reduce((all, { count }) => all + count, 0);
  const rest =
    total(now) - before.groups.reduce((all, one) => all + (counts.get(name(one)) ?? 0), 0);
  const changes = [
    ...before.groups.map((one) => change(one.count, counts.get(name(one)) ?? 0)),
    ...(before.remainder ? [change(before.remainder.count, rest)] : []),
  ];
  return changes.some((one) => one > 0 && one < least);
}

function name({ keys }: Group): string {
  return JSON.stringify(keys);
}
