import { randomFillSync } from 'node:crypto';

/**
 * A new id: a UUID of version 7 (RFC 9562), whose twelve bits `rand_a` name the type that it is an
 * id of, so that `node(id)` knows where to look. It tells its time and type, nothing else.
 */
export function newId(type: string, now = Date.now()): string {
  const random = randomBytes(8);
  random[0] = 0x80 | ((random[0] ?? 0) & 0x3f);
  const time = now.toString(16).padStart(12, '0');
  const low = random.toString('hex');
  const tag = typeTag(type);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tag}-${low.slice(0, 4)}-${low.slice(4)}`;
}

/** The three hexadecimal digits that name a type: FNV-1a of its name, folded to twelve bits. */
export function typeTag(type: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(type)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 12) ^ (hash >>> 24)) & 0xfff).toString(16).padStart(3, '0');
}

/** The tag in an id, or undefined where the text is no id of the hub. */
export function tagOf(id: string): string | undefined {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(id)?.[1];
}

const pool = Buffer.alloc(8192);
let used = pool.length;

/** Random bytes from a pool: one call of the system for a thousand ids. */
function randomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return Buffer.from(pool.subarray(used - length, used));
}
