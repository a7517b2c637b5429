import type { Calendar } from './Calendar.ts';

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;

/**
 * How many days after its limit a record was entered; 0 if in time. Natural days, the day of the
 * act not counted; a limit that ends on a holiday runs to the first day after (17号 Art. 34, 38).
 */
export function entryDelay(
  decidedAt: Date,
  enteredAt: Date,
  limitDays: number,
  calendar: Calendar,
): number {
  const due = calendar.nextWorkday(dayNumber(decidedAt) + limitDays);
  return Math.max(0, dayNumber(enteredAt) - due);
}

function dayNumber(at: Date): number {
  return Math.floor((at.getTime() + beijingMs) / dayMs);
}
