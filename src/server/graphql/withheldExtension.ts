import type { Kept } from '../../db/projection/Statement.ts';

/** What `extensions.withheld` says: each path pattern once for each reason, in the order of paths. */
export function withheldExtension(kept: readonly Kept[]): readonly Kept[] | undefined {
  if (kept.length === 0) return undefined;
  const once = new Map(kept.map((one) => [`${one.path}\n${one.reason}\n${one.until}`, one]));
  return [...once.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
