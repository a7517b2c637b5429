/** How a limit is counted: hours run on, natural days include holidays, working days do not. */
export type DayKind = 'HOUR' | 'NATURAL' | 'WORKING' | 'MONTH';

/** A length of time as the law writes it; half a month is 15 days (刑诉解释 Art. 202). */
export type Span =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly months: number; readonly days?: number };

export function dayKindOf(span: Span): DayKind {
  if ('hours' in span) return 'HOUR';
  if ('workingDays' in span) return 'WORKING';
  return 'months' in span ? 'MONTH' : 'NATURAL';
}

/** The span in words, English and Chinese. */
export function saySpan(span: Span): { en: string; zh: string } {
  if ('hours' in span) return { en: count(span.hours, 'hour'), zh: `${span.hours}小时` };
  if ('workingDays' in span) {
    return { en: count(span.workingDays, 'working day'), zh: `${span.workingDays}个工作日` };
  }
  if (!('months' in span)) {
    return { en: count(span.days, 'natural day'), zh: `${span.days}日（自然日）` };
  }
  const { months, days = 0 } = span;
  const more = days === 0 ? { en: '', zh: '' } : { en: ` and ${days} days`, zh: `又${days}日` };
  return { en: `${count(months, 'month')}${more.en}`, zh: `${months}个月${more.zh}` };
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
