import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFile } from '../../src/db/dataFile.ts';
import { createCalendar } from '../../src/policy/Calendar.ts';
import { entryDelay } from '../../src/policy/entryDelay.ts';

const holidays: Record<string, { off: string[]; work: string[] }> = JSON.parse(
  readFileSync(dataFile('holidays.json'), 'utf8'),
);
const calendar = createCalendar(holidays);
const delay = (decided: string, entered: string) =>
  entryDelay(new Date(decided), new Date(entered), 7, calendar);

describe('the limit of entry is seven natural days, the day of the act not counted', () => {
  test.each([
    // Decided, last day in time, and why.
    ['2026-03-02', '2026-03-09', 'Monday to Monday'],
    ['2026-03-05', '2026-03-12', 'weekends in between count'],
    ['2026-03-07', '2026-03-16', 'ends on a Saturday: Monday'],
    ['2026-03-08', '2026-03-16', 'ends on a Sunday: Monday'],
    ['2026-02-07', '2026-02-14', 'ends on a Saturday that is worked for the Spring Festival'],
    ['2026-02-10', '2026-02-24', 'ends in the Spring Festival'],
    ['2025-09-25', '2025-10-09', 'ends in the National Day holiday'],
    ['2025-12-25', '2026-01-04', 'ends on New Year’s Day; the Sunday after is worked'],
    ['2024-12-25', '2025-01-02', 'ends on New Year’s Day of another year'],
  ])('%s: until %s (%s)', (decided, last) => {
    const [morning, evening] = [`${decided}T00:00:00+08:00`, `${decided}T23:59:59+08:00`];
    const next = new Date(Date.parse(`${last}T00:00:00+08:00`) + 86_400_000).toISOString();
    for (const act of [morning, evening]) {
      expect(delay(act, act)).toBe(0);
      expect(delay(act, `${last}T23:59:59+08:00`)).toBe(0);
      expect(delay(act, next)).toBe(1);
    }
  });

  test('days are those of China, whatever the offset', () => {
    // 16:30 UTC of 2 March is 3 March in China.
    expect(delay('2026-03-02T16:30:00Z', '2026-03-10T15:59:59Z')).toBe(0);
    expect(delay('2026-03-02T16:30:00Z', '2026-03-10T16:00:00Z')).toBe(1);
    expect(delay('2026-03-02T15:59:59Z', '2026-03-09T16:00:00Z')).toBe(1);
  });

  test('it agrees with a walk through the calendar, day by day, for every day of six years', () => {
    const off = new Set(Object.values(holidays).flatMap((year) => year.off));
    const work = new Set(Object.values(holidays).flatMap((year) => year.work));
    const isFree = (day: Date) => {
      const text = day.toISOString().slice(0, 10);
      return off.has(text) || ([0, 6].includes(day.getUTCDay()) && !work.has(text));
    };
    const wrong: string[] = [];
    for (const day = new Date('2021-01-01T00:00:00Z'); day.getUTCFullYear() < 2027; ) {
      const due = new Date(day);
      due.setUTCDate(due.getUTCDate() + 7);
      while (isFree(due)) due.setUTCDate(due.getUTCDate() + 1);
      for (const late of [0, 3]) {
        const entered = new Date(due);
        entered.setUTCDate(entered.getUTCDate() + late);
        if (entryDelay(day, entered, 7, calendar) !== late) wrong.push(day.toISOString());
      }
      day.setUTCDate(day.getUTCDate() + 1);
    }
    expect(wrong).toEqual([]);
  });
});
