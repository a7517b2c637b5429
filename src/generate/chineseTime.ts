const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** Days as text: a world needs few of them, and each many times. */
const days = new Map<number, string>();
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** The calendar day in China, `yyyy-mm-dd`. */
export function dayOf(at: number): string {
  const number = Math.floor((at + beijingMs) / dayMs);
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * dayMs).toISOString().slice(0, 10);
  days.set(number, day);
  return day;
}

/** The instant as an officer in China writes it, `yyyy-mm-ddThh:mm:ss+08:00`. */
export function stampOf(at: number): string {
  const seconds = Math.floor((at - midnightOf(at)) / 1000);
  const hour = twoDigits[Math.floor(seconds / 3600)];
  const minute = twoDigits[Math.floor(seconds / 60) % 60];
  return `${dayOf(at)}T${hour}:${minute}:${twoDigits[seconds % 60]}+08:00`;
}

/** The first moment of the day in China on which the instant lies. */
export function midnightOf(at: number): number {
  return Math.floor((at + beijingMs) / dayMs) * dayMs - beijingMs;
}

/** The moment, `minutes` after midnight in China, of the day that many whole days after `from`. */
export function momentOf(from: number, daysLater: number, minutes: number): number {
  return midnightOf(from) + Math.floor(daysLater) * dayMs + minutes * 60_000;
}

/** The instant that many days later. */
export function daysAfter(at: number, daysLater: number): number {
  return at + Math.round(daysLater * dayMs);
}
