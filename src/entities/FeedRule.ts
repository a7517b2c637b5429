import { beijingToday } from '../codes/beijingToday.ts';
import type { Finding } from '../codes/Finding.ts';
import { reject, warn } from './Report.ts';

/** A record as entered, each field checked by itself and in its stored form. */
type Entered = Readonly<Record<string, unknown>>;
type Predicate = (record: Entered) => boolean;

/** A rule over several fields of one record: where `when` holds, `finding` is reported at `fields`. */
export interface FeedRule {
  readonly fields: readonly string[];
  readonly when: Predicate;
  readonly finding: Finding;
}

/** Whether a choice, code or flag has one of the values, or a list of them holds one. */
export function is(field: string, ...values: readonly unknown[]): Predicate {
  return ({ [field]: found }) =>
    Array.isArray(found) ? found.some((one) => values.includes(one)) : values.includes(found);
}

/** Whether something was entered in the field. */
export function has(field: string): Predicate {
  return ({ [field]: found }) =>
    found !== undefined && found !== null && !(Array.isArray(found) && found.length === 0);
}

/** Without the field the record is refused where `when` holds. */
export function requiredIf(field: string, when: Predicate, why: string, whyZh: string): FeedRule {
  return {
    fields: [field],
    when: (record) => when(record) && !has(field)(record),
    finding: reject('CONDITIONALLY_MISSING', why, whyZh, 'Enter it.', '请填写。'),
  };
}

/** The field is looked for where `when` holds, and its absence noted: the act may be yet to come. */
export function expectedIf(...args: Parameters<typeof requiredIf>): FeedRule {
  const rule = requiredIf(...args);
  return { ...rule, finding: { ...rule.finding, severity: 'warn' } };
}

/** The field is looked for in every record of the feed. */
export function expected(field: string, why: string, whyZh: string): FeedRule {
  return expectedIf(field, () => true, why, whyZh);
}

/** One act cannot precede another; where only the day of one is known, days are compared. */
export function notBefore(later: string, earlier: string): FeedRule {
  return {
    fields: [later, earlier],
    when: (record) => precedes(record[later], record[earlier]),
    finding: reject(
      'DATE_ORDER',
      `${later} lies before ${earlier}.`,
      `${later} 早于 ${earlier}。`,
      'Compare both dates with the documents.',
      '请对照文书核对两个日期。',
    ),
  };
}

/** A list that has fewer than `least` items is refused; one left out is not this rule's affair. */
export function atLeast(field: string, least: number): FeedRule {
  return {
    fields: [field],
    when: ({ [field]: found }) => Array.isArray(found) && found.length < least,
    finding: reject(
      'TOO_FEW',
      `The list has fewer than ${least} items.`,
      `不足 ${least} 项。`,
      'Enter all of them.',
      '请全部填写。',
    ),
  };
}

/** What the law does not allow. */
export function rejectIf(field: string, when: Predicate, ...text: FindingText): FeedRule {
  return { fields: [field], when, finding: reject(...text) };
}

/** What the law allows and is yet unlikely. */
export function warnIf(field: string, when: Predicate, ...text: FindingText): FeedRule {
  return { fields: [field], when, finding: warn(...text) };
}

type FindingText = Parameters<typeof reject>;

function precedes(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (isWholeDay(one) || isWholeDay(other)) return dayOf(one) < dayOf(other);
  return Date.parse(one) < Date.parse(other);
}

const dayMs = 86_400_000;

/** A day entered for an instant is stored as its first moment in China. */
function isWholeDay(value: string): boolean {
  return value.length === 10 || (Date.parse(value) + dayMs / 3) % dayMs === 0;
}

function dayOf(value: string): string {
  return value.length === 10 ? value : beijingToday(new Date(value));
}
