import type { Calendar } from '../Calendar.ts';
import { dayEnd, dayNumberOf, dayText, monthsAfter } from './chinaDay.ts';
import type { Span } from './Span.ts';

/** A time that is not counted, such as that of an appraisal. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

export interface CountingRules {
  readonly calendar: Calendar;
  /** Whether a last day that is a holiday moves the end to the first day after. */
  readonly rolls: boolean;
  readonly weekendIsHoliday: boolean;
  readonly pauses?: readonly Pause[];
}

/** Where a limit ends, and the steps that led there; days are counted from 1970-01-01. */
export interface Counted {
  readonly startDay: number;
  /** Where it would end, holidays aside. */
  readonly nominalDay: number;
  readonly dueDay: number;
  /** The last moment in time. */
  readonly dueAt: number;
  readonly pausedDays: number;
  /** The days that were counted, of a limit in working days. */
  readonly workdays: readonly number[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Counts a limit from its event (17号 Art. 38, 刑事诉讼法 Art. 105, 行政处罚法 Art. 85). Pure. */
export function countDue(span: Span, from: number, rules: CountingRules): Counted {
  const startDay = dayNumberOf(from);
  const pauses = merged(rules.pauses ?? []);
  if ('hours' in span) return countHours(span.hours, from, pauses);
  if ('workingDays' in span) return countWorkingDays(span.workingDays, startDay, rules, pauses);
  const { days = 0 } = span;
  const plain = 'months' in span ? monthsAfter(startDay, span.months) + days : startDay + days;
  const pausedDays = pausedBefore(plain, startDay, pauses);
  const nominalDay = plain + pausedDays;
  const dueDay = rules.rolls ? rolled(nominalDay, rules) : nominalDay;
  return { startDay, nominalDay, dueDay, dueAt: dayEnd(dueDay), pausedDays, workdays: [] };
}

/** The hour of the event is not counted; hours run on through nights and holidays. */
function countHours(hours: number, from: number, pauses: readonly Days[]): Counted {
  const startDay = dayNumberOf(from);
  const plain = Math.floor(from / hourMs) * hourMs + (hours + 1) * hourMs;
  const pausedDays = pausedBefore(dayNumberOf(plain), startDay, pauses);
  const dueAt = plain + pausedDays * dayMs;
  const dueDay = dayNumberOf(dueAt);
  return { startDay, nominalDay: dueDay, dueDay, dueAt, pausedDays, workdays: [] };
}

function countWorkingDays(
  count: number,
  startDay: number,
  { calendar }: CountingRules,
  pauses: readonly Days[],
): Counted {
  const workdays: number[] = [];
  let pausedDays = 0;
  for (let day = startDay + 1; workdays.length < count; day += 1) {
    if (pauses.some(({ from, to }) => day > from && day <= to)) pausedDays += 1;
    else if (!calendar.isHoliday(dayText(day))) workdays.push(day);
  }
  const dueDay = workdays.at(-1) ?? startDay;
  return { startDay, nominalDay: dueDay, dueDay, dueAt: dayEnd(dueDay), pausedDays, workdays };
}

function rolled(day: number, { calendar, weekendIsHoliday }: CountingRules): number {
  if (weekendIsHoliday) return calendar.nextWorkday(day);
  let next = day;
  while (calendar.isPublicHoliday(dayText(next))) next += 1;
  return next;
}

interface Days {
  readonly from: number;
  readonly to: number;
}

/** How many days of pauses lie before an end, which each of them moves further. */
function pausedBefore(end: number, startDay: number, pauses: readonly Days[]): number {
  let paused = 0;
  for (const { from, to } of pauses) {
    const begin = Math.max(from, startDay);
    if (begin < end + paused && to > begin) paused += to - begin;
  }
  return paused;
}

/** Pauses in days, in order, those that overlap as one. */
function merged(pauses: readonly Pause[]): readonly Days[] {
  const days = pauses
    .map(({ from, to }) => ({ from: dayNumberOf(from.getTime()), to: dayNumberOf(to.getTime()) }))
    .sort((one, other) => one.from - other.from);
  const kept: { from: number; to: number }[] = [];
  for (const pause of days) {
    const last = kept.at(-1);
    if (last !== undefined && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else kept.push({ ...pause });
  }
  return kept;
}
