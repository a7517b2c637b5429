import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelOrder } from '../../src/codes/markingLevels.ts';
import { restrictionOrder } from '../../src/codes/restrictions.ts';
import type { AggregationPattern } from '../../src/policy/aggregation.ts';
import { answerMarking } from '../../src/policy/answerMarking.ts';
import { combine, isAbove, type Marking, rollUp, unmarked } from '../../src/policy/marking.ts';

const audience = fc.subarray(['environment', 'police', 'police/handler', 'court-370303']);
const marking: fc.Arbitrary<Marking> = fc.record({
  level: fc.constantFrom(...levelOrder),
  restrictions: fc.subarray([...restrictionOrder]).map((some) => new Set(some)),
  audience: fc.option(
    audience.map((some) => new Set(some)),
    { nil: undefined },
  ),
});

describe('the roll-up of markings', () => {
  test('is idempotent, commutative and associative, and leaves the unmarked out of account', () => {
    fc.assert(
      fc.property(marking, marking, marking, (a, b, c) => {
        expect(combine(a, a)).toEqual(a);
        expect(combine(a, b)).toEqual(combine(b, a));
        expect(combine(combine(a, b), c)).toEqual(combine(a, combine(b, c)));
        expect(combine(a, unmarked)).toEqual(a);
      }),
    );
  });

  test('never lowers a level, drops a restriction or widens an audience', () => {
    fc.assert(
      fc.property(fc.array(marking), marking, (parts, one) => {
        const before = rollUp(parts);
        const after = rollUp([...parts, one]);
        for (const part of [before, one]) {
          expect(isAbove(part.level, after.level)).toBe(false);
          for (const name of part.restrictions) expect(after.restrictions).toContain(name);
          if (part.audience === undefined) continue;
          for (const name of after.audience ?? []) {
            expect([...part.audience].some((one) => `${name}/`.startsWith(`${one}/`))).toBe(true);
          }
          expect(after.audience).toBeDefined();
        }
      }),
    );
  });
});

describe('the aggregation rule (保守国家秘密法 Art. 36)', () => {
  const pattern: AggregationPattern = {
    ...{ type: 'Party', cell: 'name', from: 5, reason: 'many', reasonZh: '多', article: 'Art. 36' },
    level: 'WORK_SECRET',
  };
  const portion = (path: string, count: number) => ({
    ...{ path, bits: 2, audiences: [], fields: [`${path}.name`] },
    counts: [{ of: 'Party.name', count, fields: [`${path}.name`] }],
  });

  test('raises an answer that holds too many cells, wherever in it they stand', () => {
    const few = answerMarking([portion('a', 2), portion('b', 2)], [pattern]);
    expect(few.whole.level).toBe('INTERNAL');
    expect(few.fieldsAbove('INTERNAL')).toEqual([]);
    const many = answerMarking([portion('a', 2), portion('b', 3)], [pattern]);
    expect(many.whole.level).toBe('WORK_SECRET');
    expect(many.raised).toEqual([pattern]);
    expect(many.fieldsAbove('INTERNAL')).toEqual(['a.name', 'b.name']);
    expect(many.fieldsAbove('WORK_SECRET')).toEqual([]);
  });

  test('never lowers what is marked higher', () => {
    const secret = { ...portion('a', 9), bits: 8 };
    expect(answerMarking([secret], [pattern]).whole.level).toBe('INVESTIGATION');
  });
});
