import type { Pool } from 'pg';
import { Alarm } from '../changes/Alarm.ts';
import type { Pass } from '../wall/Pass.ts';
import { tellOverdue } from './tellOverdue.ts';

export interface ClockworkOptions {
  readonly pool: Pool;
  readonly pass: Pass;
  /** Called when changes have been written. */
  readonly onTold: () => void;
  readonly report: (error: unknown) => void;
}

/** The longest sleep: a clock that another node winds meanwhile may fall due sooner than any known. */
const longestMs = 1_000;
const shortestMs = 5;

/**
 * One sleeper for all clocks: it wakes when the next one falls due. Returns the way to stop it. What
 * falls due while no node runs is told by the first that does.
 */
export function startClockwork({ pool, pass, onTold, report }: ClockworkOptions) {
  const alarm = new Alarm();
  let stopped = false;
  // One line for an outage, not one for each attempt to end it.
  let ill = false;
  const running = (async () => {
    while (!stopped) {
      let sleepMs = longestMs;
      try {
        const { told, nextMs } = await tellOverdue(pool, pass);
        if (told > 0) onTold();
        sleepMs =
          told > 0 ? shortestMs : Math.min(longestMs, Math.max(shortestMs, nextMs ?? longestMs));
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
