import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, always, any, type Condition, never } from '../../src/db/projection/Condition.ts';

/** A world in which a condition holds or not: what is true in it, and the rank of its case. */
interface World {
  readonly facts: ReadonlySet<string>;
  readonly rank: number;
}

function holds(condition: Condition, world: World): boolean {
  if (condition.is === 'always') return true;
  if (condition.is === 'never') return false;
  if (condition.is === 'from') return world.rank >= condition.rank;
  if (condition.is === 'all') return condition.of.every((one) => holds(one, world));
  if (condition.is === 'any') return condition.of.some((one) => holds(one, world));
  return world.facts.has(condition.is);
}

const facts = ['ownOrgan', 'participates', 'addressed', 'unit', 'adult', 'published'] as const;
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant(always),
  fc.constant(never),
  fc.constantFrom(...facts).map((is): Condition => ({ is })),
  fc.integer({ min: 0, max: 150 }).map((rank): Condition => ({ is: 'from', rank })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('condition'), { maxLength: 4 }).map((of) => all(...of)),
    fc.array(tie('condition'), { maxLength: 4 }).map((of) => any(...of)),
  ),
}));
const world: fc.Arbitrary<World> = fc.record({
  facts: fc.subarray([...facts]).map((some) => new Set<string>(some)),
  rank: fc.integer({ min: 0, max: 150 }),
});

describe('conditions', () => {
  test('all and any mean what they say', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 5 }), world, (parts, here) => {
        expect(holds(all(...parts), here)).toBe(parts.every((one) => holds(one, here)));
        expect(holds(any(...parts), here)).toBe(parts.some((one) => holds(one, here)));
      }),
    );
  });

  test('an empty audience is nobody, and no requirement is none', () => {
    expect(any()).toBe(never);
    expect(all()).toBe(always);
  });

  test('what is settled before the query runs is folded away', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(all(one, never)).toBe(never);
        expect(any(one, always)).toBe(always);
        expect(all(one, always)).toEqual(one);
        expect(any(one, never)).toEqual(one);
        expect(settled(one)).toEqual([]);
      }),
    );
  });
});

/** Always and never that are left below a combination. */
function settled(one: Condition): readonly Condition[] {
  if (one.is !== 'all' && one.is !== 'any') return [];
  return one.of.flatMap((part) => [
    ...(part.is === 'always' || part.is === 'never' ? [part] : []),
    ...settled(part),
  ]);
}
