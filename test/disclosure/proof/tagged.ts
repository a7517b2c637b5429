import type { Random } from '../../../src/generate/Random.ts';

/** Another id of the same type: the type stands in twelve bits that stay. */
export function tagged(id: string, random: Random): string {
  return `${id.slice(0, 24)}${random.hex(2).slice(0, 12)}`;
}
