import type { Calendar } from '../Calendar.ts';
import type { Readings } from '../limits/Readings.ts';
import type { ToldEvent } from './Clock.ts';
import { runningLimits } from './clockworks.ts';
import { effectsOf } from './settle.ts';
import { type ClockTimes, timesOf } from './timesOf.ts';

/** What a standstill that begins or ends does to a clock of the case that was wound before. */
export interface Adjustment extends ClockTimes {
  readonly caseId: string;
  readonly rule: string;
  /** Which of the rule's clocks. */
  readonly startedAt: string;
}

interface CaseSoFar {
  /** What was told of the case before these records. */
  readonly before: readonly ToldEvent[];
  /** What these records tell. */
  readonly told: readonly ToldEvent[];
  readonly calendar: Calendar;
  readonly readings: Readings;
}

const pausable = runningLimits.filter(
  ({ work }) => work.within === 'case' && work.pauses !== undefined,
);

/**
 * The clocks of one case that stand still or go on with what its new records tell. All times follow
 * from all events, whatever their order of entry; a clock that the same records end is left. Pure.
 */
export function adjustmentsOf({ before, told, ...rules }: CaseSoFar): readonly Adjustment[] {
  const concerned = pausable.filter(({ work: { pauses } }) =>
    told.some(({ event }) => pauses?.by.includes(event) || pauses?.until.includes(event)),
  );
  if (concerned.length === 0) return [];
  const ended = new Set(told.flatMap((one) => effectsOf(one).map(({ rule }) => rule)));
  const all = [...before, ...told];
  const happened = all.map(({ event, at }) => ({ event, at: Date.parse(at) }));
  return concerned
    .filter(({ limit }) => !ended.has(limit.id))
    .flatMap((running) => {
      const begun = all.filter(({ event }) => running.limit.from.includes(event));
      return [...new Map(begun.map((one) => [one.at, one])).values()].map(({ at, caseId }) => ({
        ...{ caseId, rule: running.limit.id, startedAt: at },
        ...timesOf(running, Date.parse(at), { ...rules, happened }),
      }));
    });
}
