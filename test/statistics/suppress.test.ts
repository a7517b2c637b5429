import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isolates } from '../../src/policy/statistics/isolates.ts';
import { type Group, suppress } from '../../src/policy/statistics/suppress.ts';

const least = 5;
const group = (key: string, count: number): Group => ({ keys: [key], count, sum: count * 100 });
const anyGroups = fc
  .array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
  .map((counts) => counts.map((count, place) => group(`k${place}`, count)));
const total = (groups: readonly Group[]) => groups.reduce((all, { count }) => all + count, 0);

describe('What a statistic tells', () => {
  test('holds no group, and no remainder, below the least size', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const { groups: told, remainder } = suppress(groups, least);
        const counts = [...told, ...(remainder ? [remainder] : [])].map(({ count }) => count);
        expect(counts.filter((count) => count < least)).toEqual([]);
      }),
    );
  });

  test('adds up to all there is, or to nothing: a total gives no small group away', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const { groups: told, remainder } = suppress(groups, least);
        const sum = total(told) + (remainder?.count ?? 0);
        expect([0, total(groups)]).toContain(sum);
        if (sum === 0) expect(total(groups)).toBeLessThan(Math.max(least, 1) * 2);
        const hidden = groups.length - told.length;
        // One group in the remainder would be that group itself.
        expect(remainder === undefined ? 0 : hidden).not.toBe(1);
      }),
    );
  });

  test('a single small group takes the smallest of the others with it', () => {
    const { groups, remainder } = suppress([group('a', 2), group('b', 9), group('c', 7)], least);
    expect(groups.map(({ keys }) => keys)).toEqual([['b']]);
    expect(remainder).toEqual({ keys: [], count: 9, sum: 900 });
  });

  test('too few in all are as none', () => {
    expect(suppress([group('a', 2), group('b', 1)], least)).toEqual(suppress([], least));
  });

  test('does not depend on the order in which the groups come', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        expect(suppress(groups.toReversed(), least)).toEqual(suppress(groups, least));
      }),
    );
  });
});

describe('Told sets isolate few', () => {
  const atom = (count: number, ...sets: string[]) => ({ count, sets });

  test('when one set lies within another and leaves fewer than the least', () => {
    expect(isolates([atom(20, 'all', 'most'), atom(3, 'all')], least)).toBe(true);
    expect(isolates([atom(20, 'all', 'most'), atom(5, 'all')], least)).toBe(false);
    expect(isolates([atom(20, 'all', 'same')], least)).toBe(false);
  });

  test('when several sets together leave few of another', () => {
    const atoms = [atom(9, 'all', 'a'), atom(8, 'all', 'b'), atom(2, 'all')];
    expect(isolates(atoms, least)).toBe(true);
  });

  test('not when sets only overlap', () => {
    expect(isolates([atom(9, 'a'), atom(2, 'a', 'b'), atom(9, 'b')], least)).toBe(false);
  });

  test('when sums and differences of overlapping sets do', () => {
    // a = x + s, b = y + s, c = x + y: then (a + b - c) / 2 = s.
    const atoms = [atom(9, 'a', 'c'), atom(2, 'a', 'b'), atom(9, 'b', 'c')];
    expect(isolates(atoms, least)).toBe(true);
  });

  test('never with the answer to one question alone', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const { groups: told, remainder } = suppress(groups, least);
        const names = new Set(told.map(({ keys }) => String(keys)));
        const atoms = groups.map(({ keys, count }) => {
          if (names.has(String(keys))) return atom(count, String(keys));
          return remainder === undefined ? atom(count) : atom(count, 'remainder');
        });
        expect(isolates(atoms, least)).toBe(false);
      }),
    );
  });
});
