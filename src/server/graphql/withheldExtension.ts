import type { Kept } from '../../db/projection/Statement.ts';

/** What `extensions.withheld` says: each path pattern once for each reason, in the order of both. */
export function withheldExtension(kept: readonly Kept[]): readonly Kept[] | undefined {
  if (kept.length === 0) return undefined;
  const once = new Map(kept.map((one) => [`${one.path}\n${one.reason}\n${one.until}`, one]));
  // Which row came first must not show.
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
