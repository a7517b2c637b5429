import { legalBases } from '../../codes/legalBases.ts';
import type { Calendar } from '../Calendar.ts';

import { wordsOf } from './caseEvents.ts';
import { dayText } from './chinaDay.ts';
import type { CountedLimit, DueOptions } from './countLimit.ts';
import { saySpan } from './Span.ts';
import type { TimeLimit } from './TimeLimit.ts';

type Words = { readonly en: string; readonly zh: string };

/** Counted days are named one by one up to this many. */
const mostNamed = 15;

/** The arithmetic of a due date, each step a clause, in English and Chinese. */
export function sayDue(
  limit: TimeLimit,
  from: Date,
  counted: CountedLimit,
  { calendar, variant }: DueOptions,
): { en: string[]; zh: string[] } {
  const steps = [
    sayStart(limit, from),
    saySpanOf(counted, variant),
    sayFirst(counted, from),
    ...sayPauses(counted),
    ...sayWorkdays(counted, calendar),
    ...sayRolling(limit, counted, calendar),
    sayEnd(counted),
    ...sayStricter(counted),
    ...sayGaps(counted, calendar),
  ];
  return { en: steps.map((step) => step.en), zh: steps.map((step) => step.zh) };
}

/** The instruments and articles of a rule, as a lawyer cites them. */
export function citeBasis(basis: TimeLimit['basis']): string {
  return basis
    .map(([code, articles]) => {
      const known = legalBases.find((one) => one.code === code);
      const short = known?.title.match(/《(.+?)》/)?.[1] ?? known?.title.replace(/（.*）$/, '');
      const name = known?.documentNo?.split('、')[0] ?? short ?? code;
      if (articles === '') return name;
      return /^[\d,\s]+$/.test(articles) ? `${name} Art. ${articles}` : `${name} ${articles}`;
    })
    .join('; ');
}

function sayStart({ from: [event] }: TimeLimit, from: Date): Words {
  const { en, zh } = event === undefined ? { en: 'from', zh: '自' } : wordsOf(event);
  const text = clock(from.getTime());
  return { en: `${en} ${text}`, zh: `${zh}：${text}` };
}

function saySpanOf({ span }: CountedLimit, variant: string | undefined): Words {
  const { en, zh } = saySpan(span);
  if (variant === undefined) return { en, zh };
  return { en: `${en} (${variant})`, zh: `${zh}（${variant}）` };
}

function sayFirst({ span }: CountedLimit, from: Date): Words {
  if (!('hours' in span)) return { en: 'first day not counted', zh: '开始之日不计算在内' };
  const next = clock(Math.floor(from.getTime() / hourMs) * hourMs + hourMs);
  return {
    en: `first hour not counted: from ${next}; hours run on through holidays`,
    zh: `开始之时不计算在内，自${next}起算，节假日连续计算`,
  };
}

function sayPauses({ pausedDays }: CountedLimit): Words[] {
  if (pausedDays === 0) return [];
  return [{ en: `${pausedDays} days paused`, zh: `扣除中止期间${pausedDays}日` }];
}

function sayWorkdays({ workdays }: CountedLimit, calendar: Calendar): Words[] {
  if (workdays.length === 0 || workdays.length > mostNamed) return [];
  const named = workdays.map(dayText);
  const madeUp = named.filter((day) => calendar.isMakeUpDay(day));
  const note = {
    en: madeUp.length > 0 ? ` (${madeUp.join(', ')} worked in place of a holiday)` : '',
    zh: madeUp.length > 0 ? `（其中${madeUp.join('、')}为调休工作日）` : '',
  };
  return [{ en: `counted ${named.join(', ')}${note.en}`, zh: `计入${named.join('、')}${note.zh}` }];
}

function sayRolling(
  { custody }: TimeLimit,
  { nominalDay, dueDay }: CountedLimit,
  calendar: Calendar,
): Words[] {
  const last = dayText(nominalDay);
  if (custody) {
    return [
      {
        en: 'custody is not prolonged by holidays (刑事诉讼法 Art. 105)',
        zh: '在押期间不因节假日延长（刑事诉讼法第一百零五条）',
      },
    ];
  }
  if (dueDay === nominalDay) return [];
  const first = firstOff(nominalDay, calendar);
  const run = first === dueDay - 1 ? dayText(first) : `${dayText(first)} to ${dayText(dueDay - 1)}`;
  return [
    {
      en: `${last} is a holiday (off: ${run}), so the first day after`,
      zh: `期满日${last}为节假日（${run.replace(' to ', '至')}放假），顺延至其后第一个工作日`,
    },
  ];
}

function firstOff(day: number, calendar: Calendar): number {
  return calendar.isHoliday(dayText(day - 1)) ? firstOff(day - 1, calendar) : day;
}

function sayEnd({ span, dueDay, dueAt }: CountedLimit): Words {
  if ('hours' in span) return { en: `due ${clock(dueAt)}`, zh: `${clock(dueAt)}届满` };
  return { en: `due ${dayText(dueDay)}, end of day`, zh: `${dayText(dueDay)}届满` };
}

function sayStricter({ stricter, dueDay }: CountedLimit): Words[] {
  if (stricter === undefined || stricter.dueDay >= dueDay) return [];
  const day = dayText(stricter.dueDay);
  return [
    {
      en: `a contradicting rule counts natural days and ends ${day}: warned of from then`,
      zh: `另有规定按自然日计算，${day}届满，自该日起预警`,
    },
  ];
}

function sayGaps({ startDay, dueDay }: CountedLimit, calendar: Calendar): Words[] {
  const [first, last] = [startDay, dueDay].map((day) => Number(dayText(day).slice(0, 4)));
  return [...new Set([first, last])]
    .filter((year) => year !== undefined && !calendar.covers(year))
    .map((year) => ({
      en: `the holidays of ${year} are not in the calendar: only weekends were taken off`,
      zh: `日历中没有${year}年节假日安排，仅扣除周末`,
    }));
}

const hourMs = 3_600_000;

/** An instant as the clock in China shows it. */
function clock(at: number): string {
  return new Date(at + 8 * hourMs).toISOString().slice(0, 16).replace('T', ' ');
}
