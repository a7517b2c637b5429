import { describe, expect, test } from 'vitest';
import { dueOn } from '../../../src/policy/dueOn.ts';
import { dayText } from '../../../src/policy/limits/chinaDay.ts';
import type { DueOptions } from '../../../src/policy/limits/countLimit.ts';
import { usualReadings } from '../../../src/policy/limits/Readings.ts';
import { timeLimits } from '../../../src/policy/timeLimits.ts';
import { calendar, isFree } from './calendar.ts';
import { goldenDates } from './goldenDates.ts';

function due(id: string, from: string, options: Partial<DueOptions> = {}) {
  const limit = timeLimits.find((one) => one.id === id);
  if (limit === undefined) throw new Error(`No rule ${id}`);
  const at = new Date(from.includes('T') ? `${from}+08:00` : `${from}T00:00:00+08:00`);
  const { counted, arithmetic } = dueOn(limit, at, { calendar, ...options });
  return {
    day: dayText(counted.dueDay),
    at: new Date(counted.dueAt).toISOString(),
    warned: counted.stricter && dayText(counted.stricter.dueDay),
    en: arithmetic.en.join('; '),
    zh: arithmetic.zh.join('；'),
  };
}

test('every rule of the table has golden dates, and no other', () => {
  expect(goldenDates.map(([id]) => id)).toEqual(timeLimits.map(({ id }) => id));
});

describe.each(goldenDates)('%s', (id, autumn, newYear, spring) => {
  test(`ends ${autumn}, ${newYear}, ${spring}`, () => {
    expect(due(id, '2026-09-28T16:20').day).toBe(autumn);
    expect(due(id, '2025-12-30T16:20').day).toBe(newYear);
    expect(due(id, '2026-01-30T16:20').day).toBe(spring);
  });
});

test('the arithmetic of TL-17 before the National Day week', () => {
  const { en, zh } = due('TL-17', '2026-09-28T16:20');
  expect(en).toBe(
    'acceptance by the police 2026-09-28 16:20; 3 natural days; first day not counted; 2026-10-01 is a holiday (off: 2026-10-01 to 2026-10-07), so the first day after; due 2026-10-08, end of day',
  );
  expect(zh).toContain('期满日2026-10-01为节假日');
  expect(zh).toContain('顺延至其后第一个工作日；2026-10-08届满');
});

describe('hours (17号 Art. 6, 8, 9)', () => {
  test.each([
    ['2026-09-28T16:20', '2026-09-29T09:00:00.000Z', 'the hour of the start is not counted'],
    ['2026-09-28T16:00', '2026-09-29T09:00:00.000Z', 'nor is a full one'],
    ['2026-09-30T23:59', '2026-10-01T16:00:00.000Z', 'they run on through a holiday'],
    ['2025-12-31T10:30', '2026-01-01T03:00:00.000Z', 'and over the end of the year'],
  ])('from %s until %s: %s', (from, until) => {
    expect(due('TL-11', from).at).toBe(until);
  });
});

describe('natural days (17号 Art. 38)', () => {
  test('a day ends with its last moment in China', () => {
    expect(due('TL-10', '2026-03-02').at).toBe('2026-03-05T15:59:59.999Z');
  });

  test('the day is that of China, whatever the offset of the event', () => {
    const at = new Date('2026-03-02T16:30:00Z');
    const limit = timeLimits.find(({ id }) => id === 'TL-10');
    if (limit === undefined) throw new Error('TL-10 is missing');
    expect(dayText(dueOn(limit, at, { calendar }).counted.dueDay)).toBe('2026-03-06');
  });

  test('a last day on a worked Saturday does not move', () => {
    expect(due('TL-27', '2026-02-07').day).toBe('2026-02-14');
  });

  test('a weekend moves the end unless this hub reads it otherwise (domain 6.9)', () => {
    const readings = { ...usualReadings, weekendIsHoliday: false };
    expect(due('TL-17', '2026-03-04').day).toBe('2026-03-09');
    expect(due('TL-17', '2026-03-04', { readings }).day).toBe('2026-03-07');
    expect(due('TL-17', '2026-09-28', { readings }).day).toBe('2026-10-08');
  });

  test('a period of custody never moves (刑事诉讼法 Art. 105)', () => {
    expect(due('TL-51', '2026-09-28').day).toBe('2026-10-05');
    expect(due('TL-52', '2026-09-22').day).toBe('2026-10-08');
    expect(due('TL-56', '2026-12-31').day).toBe('2027-02-28');
  });
});

describe('months (刑诉解释 Art. 202)', () => {
  test.each([
    ['TL-58', '2026-01-31', undefined, '2026-02-28'],
    ['TL-58', '2028-01-31', undefined, '2028-02-29'],
    ['TL-58', '2026-03-30', undefined, '2026-04-30'],
    ['TL-58', '2026-05-31', 'EXTENDED', '2026-07-15'],
    ['TL-64', '2025-11-30', 'AT_MOST', '2026-02-28'],
    ['TL-66', '2026-01-15', 'OVER_THREE_YEARS', '2026-03-02'],
  ])('%s from %s (%s) ends %s', (id, from, variant, until) => {
    expect(due(id, from, variant === undefined ? {} : { variant }).day).toBe(until);
  });
});

describe('two rules that contradict each other (domain K5)', () => {
  const natural = { ...usualReadings, reconsideration: 'natural' } as const;

  test('working days by default, with a warning from the natural days’ end', () => {
    expect(due('TL-22', '2026-03-05')).toMatchObject({ day: '2026-03-10', warned: '2026-03-09' });
    expect(due('TL-23', '2026-09-30')).toMatchObject({ day: '2026-10-10', warned: '2026-10-08' });
  });

  test('natural days where configured, and then no other warning', () => {
    const { day, warned } = due('TL-22', '2026-03-05', { readings: natural });
    expect([day, warned]).toEqual(['2026-03-09', undefined]);
  });

  test('the stricter rule never ends later', () => {
    for (let n = 0; n < 1500; n += 1) {
      const from = new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10);
      const { day, warned = '' } = due('TL-22', from);
      expect(warned <= day).toBe(true);
    }
  });

  test('the days for detention are working days, unlike those of 17号 (K10)', () => {
    expect(due('TL-40', '2026-03-06').day).toBe('2026-03-11');
    expect(due('TL-14', '2026-03-06').day).toBe('2026-03-09');
  });
});

describe('pauses (17号 Art. 16; 行政强制法 Art. 25)', () => {
  const pause = (from: string, to: string) => ({
    from: new Date(`${from}T09:00:00+08:00`),
    to: new Date(`${to}T17:00:00+08:00`),
  });

  test.each([
    ['none', [], '2026-05-06'],
    ['one of 10 days', [pause('2026-02-10', '2026-02-20')], '2026-05-12'],
    [
      'two that overlap count once',
      [pause('2026-02-10', '2026-02-20'), pause('2026-02-15', '2026-02-22')],
      '2026-05-14',
    ],
    ['one after the end counts nothing', [pause('2026-06-01', '2026-06-30')], '2026-05-06'],
    [
      'one that began before counts from the start',
      [pause('2026-01-01', '2026-02-06')],
      '2026-05-07',
    ],
  ])('%s', (_, pauses, until) => {
    expect(due('TL-02', '2026-02-01', { pauses }).day).toBe(until);
  });

  test('of working days only those outside the pause are counted', () => {
    const pauses = [pause('2026-03-03', '2026-03-05')];
    expect(due('TL-61', '2026-03-02', { pauses }).day).toBe('2026-03-18');
  });
});

test('a year whose holidays are not announced is named in the arithmetic', () => {
  expect(due('TL-62', '2026-12-30').en).toContain('the holidays of 2027 are not in the calendar');
  expect(due('TL-62', '2026-10-30').en).not.toContain('not in the calendar');
});

test('a variant that the rule does not have is refused', () => {
  expect(() => due('TL-17', '2026-03-02', { variant: 'LONGER' })).toThrow(RangeError);
});

test('every limit in working days agrees with a walk through the announced calendar', () => {
  const wrong: string[] = [];
  for (const { id, span } of timeLimits) {
    if (!('workingDays' in span)) continue;
    for (const day = new Date('2024-01-01T00:00:00Z'); day.getUTCFullYear() < 2027; ) {
      const end = new Date(day);
      for (let left = span.workingDays; left > 0; ) {
        end.setUTCDate(end.getUTCDate() + 1);
        if (!isFree(end)) left -= 1;
      }
      const from = day.toISOString().slice(0, 10);
      if (due(id, from).day !== end.toISOString().slice(0, 10)) wrong.push(`${id} ${from}`);
      day.setUTCDate(day.getUTCDate() + 1);
    }
  }
  expect(wrong).toEqual([]);
});
