import { randomFillSync } from 'node:crypto';

/**
 * A new id: a UUID of version 7 (RFC 9562), whose twelve bits `rand_a` name the type that it is an
 * id of, so that `node(id)` knows where to look. It tells its time and type, nothing else.
 */
export function newId(type: string, now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const low = randomHex();
  const tag = typeTag(type);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tag}-${low.slice(0, 4)}-${low.slice(4)}`;
}

const tags = new Map<string, string>();

/** The three hexadecimal digits that name a type: FNV-1a of its name, folded to twelve bits. */
export function typeTag(type: string): string {
  const known = tags.get(type) ?? tagFor(type);
  tags.set(type, known);
  return known;
}

function tagFor(type: string): string {
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

/** Eight random bytes of the variant of RFC 9562, from a pool: one call of the system for many ids. */
function randomHex(): string {
  if (used + 8 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool[used] = 0x80 | ((pool[used] ?? 0) & 0x3f);
  used += 8;
  return pool.toString('hex', used - 8, used);
}
