import { typeTag } from '../codes/newId.ts';
import type { Random } from './Random.ts';

const tags = new Map<string, string>();

/** An id as `newId` makes them, a UUID of version 7 with the type's tag, but decided by the seed. */
export function seededId(type: string, random: Random, time: number): string {
  const tag = tags.get(type) ?? typeTag(type);
  tags.set(type, tag);
  const stamp = time.toString(16).padStart(12, '0');
  const high = ((random.bits() & 0x3fffffff) | 0x80000000) >>> 0;
  const low = high.toString(16) + random.hex(1);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${tag}-${low.slice(0, 4)}-${low.slice(4)}`;
}
