import { createHmac, type KeyObject } from 'node:crypto';

const rounds = 8;

/**
 * Where `place` goes in a permutation of 0 … size - 1 that only the key tells, another one for each
 * tweak: a Feistel network whose results outside of the range are sent on until they are inside
 * (cycle walking, Black and Rogaway 2002). Throws RangeError for a place outside of the range.
 */
export function permute(place: number, size: number, key: KeyObject, tweak: string): number {
  if (!Number.isInteger(place) || place < 0 || place >= size) {
    throw new RangeError(`A place is a whole number from 0 to ${size - 1}.`);
  }
  const bits = Math.max(1, Math.ceil(Math.log2(size) / 2));
  let at = place;
  do at = network(at, bits, key, tweak);
  while (at >= size);
  return at;
}

/** A permutation of all numbers of twice so many bits. */
function network(value: number, bits: number, key: KeyObject, tweak: string): number {
  const mask = 2 ** bits - 1;
  let [left, right] = [value >>> bits, value & mask];
  for (let round = 0; round < rounds; round += 1) {
    const mac = createHmac('sha256', key).update(`${tweak}/${bits}/${round}/${right}`).digest();
    [left, right] = [right, left ^ (mac.readUInt32BE() & mask)];
  }
  return left * 2 ** bits + right;
}
