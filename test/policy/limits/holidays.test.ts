import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingYears, readCalendar } from '../../../src/policy/readCalendar.ts';

async function withFile(content: unknown): Promise<Awaited<ReturnType<typeof readCalendar>>> {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-holidays-'));
  const file = join(folder, 'holidays.json');
  await writeFile(file, JSON.stringify(content));
  try {
    return await readCalendar(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the calendar knows the years of the release and says which of the needed ones it lacks', async () => {
  const calendar = await readCalendar();
  expect(missingYears(calendar, '2025-12-31')).toEqual([]);
  expect(missingYears(calendar, '2026-01-01')).toEqual([2027]);
  expect(missingYears(calendar, '2027-05-01')).toEqual([2027, 2028]);
});

test('an administrator adds a year by a file, and may replace one', async () => {
  const calendar = await withFile({
    '2027': { off: ['2027-01-01'], work: ['2027-01-03'] },
    '2026': { off: [], work: [] },
  });
  expect(missingYears(calendar, '2026-06-01')).toEqual([]);
  expect(calendar.isHoliday('2027-01-01')).toBe(true);
  expect(calendar.isHoliday('2027-01-03')).toBe(false);
  expect(calendar.isHoliday('2026-10-01')).toBe(false);
});

test('a file of another form is refused with the form to write', async () => {
  await expect(withFile({ '2027': ['2027-01-01'] })).rejects.toThrow(/Mend it/);
  await expect(withFile({ next: { off: [], work: [] } })).rejects.toThrow(/Mend it/);
});
