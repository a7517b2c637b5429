import type { Random } from '../../../src/generate/Random.ts';

/** About this share of the items. */
export function someOf<T>(random: Random, items: readonly T[], share: number): readonly T[] {
  return items.filter(() => random.chance(share));
}
