/** Bits that a key sets in the filter of a batch, and bits of the filter per key (1 in 100 errs). */
const probes = 5;
const bitsPerKey = 10;
const leastBits = 64;

/**
 * A Bloom filter over the rows, cases and readers that a batch of the log speaks of: who looks for
 * one of them skips nearly all other batches, and writing pays for no index.
 */
export function seenFilter(keys: ReadonlySet<string>): Buffer {
  let bits = leastBits;
  while (bits < keys.size * bitsPerKey) bits *= 2;
  const filter = Buffer.alloc(bits / 8);
  for (const key of keys) {
    const [start, step] = hashes(key);
    for (let at = 0; at < probes; at += 1) {
      const bit = (start + Math.imul(at, step)) & (bits - 1);
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return filter;
}

/** Where a key sets its bits, before they are cut to the size of a filter: 30-bit numbers. */
export function placesOf(key: string): number[] {
  const [start, step] = hashes(key);
  return Array.from({ length: probes }, (_, at) => (start + Math.imul(at, step)) & 0x3fffffff);
}

/** Two hashes of a key, from which all its places follow. */
function hashes(key: string): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = 0x9dc5811c;
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  return [one, other | 1];
}
