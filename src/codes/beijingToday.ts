const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The calendar day in China (UTC+8, no summer time) at the given instant, as `yyyy-mm-dd`. */
export function beijingToday(now: Date = new Date()): string {
  return new Date(now.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}
