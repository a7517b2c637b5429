import { typeTag } from '../codes/newId.ts';
import { fourDigits } from './fourDigits.ts';
import type { Random } from './Random.ts';

const tags = new Map<string, string>();

/** An id as `newId` makes them, a UUID of version 7 with the type's tag, but decided by the seed. */
export function seededId(type: string, random: Random, time: number): string {
  let tag = tags.get(type);
  if (tag === undefined) {
    tag = typeTag(type);
    tags.set(type, tag);
  }
  const high = fourDigits[Math.floor(time / 2 ** 32) & 0xffff];
  const middle = fourDigits[Math.floor(time / 2 ** 16) & 0xffff];
  const low = fourDigits[time & 0xffff];
  const bits = random.bits();
  const variant = fourDigits[0x8000 | ((bits >>> 16) & 0x3fff)];
  return `${high}${middle}-${low}-7${tag}-${variant}-${fourDigits[bits & 0xffff]}${random.hex(1)}`;
}
