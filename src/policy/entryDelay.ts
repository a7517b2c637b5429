import type { Calendar } from './Calendar.ts';
import { dayNumberOf } from './limits/chinaDay.ts';

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
  const due = calendar.nextWorkday(dayNumberOf(decidedAt.getTime()) + limitDays);
  return Math.max(0, dayNumberOf(enteredAt.getTime()) - due);
}
