import type { Calendar } from '../Calendar.ts';
import { type Counted, countDue, type Pause } from './countDue.ts';
import { type Readings, usualReadings } from './Readings.ts';
import type { Span } from './Span.ts';
import type { TimeLimit } from './TimeLimit.ts';

export interface DueOptions {
  readonly calendar: Calendar;
  readonly readings?: Readings;
  /** A condition on which the law allows a longer span. */
  readonly variant?: string;
  readonly pauses?: readonly Pause[];
}

/** A limit counted under the readings that this hub follows. */
export interface CountedLimit extends Counted {
  readonly span: Span;
  /** Where a contradicting rule would end it earlier: the day from which the hub warns. */
  readonly stricter: Counted | undefined;
}

/** The date alone, for clocks, which are made by the thousand. Throws as `dueOn` does. */
export function countLimit(limit: TimeLimit, from: number, options: DueOptions): CountedLimit {
  const { calendar, readings = usualReadings, variant, pauses = [] } = options;
  const { stricter } = limit;
  const strict = stricter !== undefined && readings[stricter.reading] === 'natural';
  const span = strict ? stricter.span : spanOf(limit, variant);
  const { weekendIsHoliday } = readings;
  const rules = { calendar, rolls: limit.custody !== true, weekendIsHoliday, pauses };
  const count = (one: Span) => countDue(one, from, rules);
  const warns = stricter !== undefined && !strict && variant === undefined;
  return { ...count(span), span, stricter: warns ? count(stricter.span) : undefined };
}

function spanOf({ id, span, variants = {} }: TimeLimit, variant: string | undefined): Span {
  if (variant === undefined) return span;
  const found = variants[variant];
  if (found !== undefined) return found;
  const known = Object.keys(variants).join(', ') || 'none';
  throw new RangeError(`${id} has no variant of that name; known: ${known}.`);
}
