const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** The calendar day in China, `yyyy-mm-dd`. */
export function dayOf(at: number): string {
  return new Date(at + beijingMs).toISOString().slice(0, 10);
}

/** The instant as an officer in China writes it, `yyyy-mm-ddThh:mm:ss+08:00`. */
export function stampOf(at: number): string {
  return `${new Date(at + beijingMs).toISOString().slice(0, 19)}+08:00`;
}

/** The first moment of the day in China on which the instant lies. */
export function midnightOf(at: number): number {
  return Math.floor((at + beijingMs) / dayMs) * dayMs - beijingMs;
}

/** The moment, `minutes` after midnight in China, of the day that lies whole `days` after `from`. */
export function momentOf(from: number, days: number, minutes: number): number {
  return midnightOf(from) + Math.floor(days) * dayMs + minutes * 60_000;
}

/** The instant that many days later. */
export function daysAfter(at: number, days: number): number {
  return at + Math.round(days * dayMs);
}
