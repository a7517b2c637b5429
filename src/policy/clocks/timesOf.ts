import type { Calendar } from '../Calendar.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import { dayEnd, dayNumberOf, dayStart, instantText } from '../limits/chinaDay.ts';
import { type CountedLimit, countLimit } from '../limits/countLimit.ts';
import type { Readings } from '../limits/Readings.ts';
import type { Clock } from './Clock.ts';
import type { RunningLimit } from './clockworks.ts';
import { standstillOf } from './standstillOf.ts';

/** The times of a clock that move when it stands still and goes on. */
export type ClockTimes = Pick<Clock, 'dueAt' | 'amberAt' | 'redAt' | 'pausedAt'>;

interface Counting {
  readonly calendar: Calendar;
  readonly readings: Readings;
  /** What has happened in the case, or in the record where the limit runs within one. */
  readonly happened: readonly { readonly event: CaseEvent; readonly at: number }[];
}

/** When a clock that began `at` turns amber and red and falls due, standstills counted. Pure. */
export function timesOf(
  running: RunningLimit,
  at: number,
  { calendar, readings, happened }: Counting,
): ClockTimes {
  const { limit } = running;
  const from = 'hours' in limit.span && isWholeDay(at) ? dayEnd(dayNumberOf(at)) : at;
  const { pauses, since } = standstillOf(running, happened);
  const counted = countLimit(limit, from, { calendar, readings, pauses });
  const times = { dueAt: instantText(counted.dueAt), ...alertsOf(at, counted) };
  // What was overdue before stands still no more.
  const stands = since !== undefined && dayNumberOf(since) <= counted.dueDay;
  return stands ? { ...times, pausedAt: instantText(since) } : times;
}

/**
 * Hours turn amber at half and red at nine tenths; days so that three turn on the second and third,
 * seven on the fifth and seventh, thirty on the 20th and 27th. A stricter rule's end turns amber.
 */
function alertsOf(
  at: number,
  { span, startDay, dueDay, dueAt, stricter }: CountedLimit,
): Pick<Clock, 'amberAt' | 'redAt'> {
  if ('hours' in span) {
    return {
      amberAt: instantText(at + (dueAt - at) * 0.5),
      redAt: instantText(at + (dueAt - at) * 0.9),
    };
  }
  const days = dueDay - startDay;
  const amber = startDay + Math.ceil((days * 2) / 3);
  const red = startDay + Math.ceil(days * 0.9);
  const warned = Math.min(amber, stricter?.dueDay ?? amber);
  return { amberAt: instantText(dayStart(warned)), redAt: instantText(dayStart(red)) };
}

/** A day entered for an instant is stored as its first moment in China. */
function isWholeDay(at: number): boolean {
  return at === dayStart(dayNumberOf(at));
}
