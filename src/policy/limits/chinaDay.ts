const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/** The day in China (UTC+8, no summer time) of an instant, counted from 1970-01-01. */
export function dayNumberOf(at: number): number {
  return Math.floor((at + beijingMs) / dayMs);
}

/** A century: a batch of publications asks for the same few days over and over. */
const mostTexts = 36_525;
const texts = new Map<number, string>();

/** A day as YYYY-MM-DD. */
export function dayText(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * dayMs).toISOString().slice(0, 10);
  if (texts.size < mostTexts) texts.set(day, text);
  return text;
}

const clockTimes = new Map<number, string>();
/** The minutes of a day, and what else is asked for again and again. */
const mostTimes = 5_000;

/** An instant in ISO 8601, as `toISOString` has it; days and times are made once. */
export function instantText(at: number): string {
  const day = Math.floor(at / dayMs);
  const inDay = at - day * dayMs;
  let time = clockTimes.get(inDay);
  if (time === undefined) {
    time = new Date(inDay).toISOString().slice(10);
    if (clockTimes.size < mostTimes) clockTimes.set(inDay, time);
  }
  return dayText(day) + time;
}

/** The first moment of a day in China. */
export function dayStart(day: number): number {
  return day * dayMs - beijingMs;
}

/** The last moment of a day in China: a limit in days ends with it. */
export function dayEnd(day: number): number {
  return dayStart(day + 1) - 1;
}

/** The same day so many months on, or the last of that month (刑诉解释 Art. 202). */
export function monthsAfter(day: number, months: number): number {
  const date = new Date(day * dayMs);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() / dayMs + Math.min(date.getUTCDate(), last) - 1;
}
