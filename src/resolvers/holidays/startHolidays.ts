import { beijingToday } from '../../codes/beijingToday.ts';
import { Alarm } from '../../db/changes/Alarm.ts';
import { missingYears } from '../../policy/readCalendar.ts';
import type { Services } from '../Context.ts';

const sleepMs = 1_000;

/**
 * Follows what administrators enter, counts limits again by it, and says once a day which years are
 * lacking; returns the way to stop it. Of several nodes each may count: the outcome is the same.
 */
export function startHolidays(
  { holidays, readings, changes }: Pick<Services, 'holidays' | 'readings' | 'changes'>,
  { log, report }: { log: (line: string) => void; report: (error: unknown) => void },
) {
  const alarm = new Alarm();
  let stopped = false;
  // One line for an outage, not one for each attempt to end it.
  let ill = false;
  let looked = '';
  const running = (async () => {
    while (!stopped) {
      try {
        const moved = await holidays.recount(readings);
        if (moved > 0) {
          log(`${moved} limits were counted again by the holidays entered`);
          changes?.log.wake();
        }
        const today = beijingToday();
        const missing = looked === today ? [] : missingYears(holidays.calendar, today);
        looked = today;
        if (missing.length > 0) {
          log(
            `the holidays of ${missing.join(', ')} are not in the calendar: see "xianjie holidays"`,
          );
        }
        ill = false;
      } catch (error) {
        if (!stopped && !ill) report(error);
        ill = true;
      }
      if (!stopped) await alarm.sleep(sleepMs);
    }
  })();
  return async (): Promise<void> => {
    stopped = true;
    alarm.ring();
    await running;
  };
}
