import {
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  hash,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { HubError } from '../../errors.ts';

/** Whom and which question the cursors of a stream belong to. */
export type Binding = Buffer;

const bindingBytes = 7;
const noNonce = Buffer.alloc(3);

/**
 * Turns positions into cursors and back: one AES block of position, nonce and binding. Without the
 * key two cursors tell neither how far apart they are nor whether they are of one place, so hidden
 * changes leave no trace in them; one of another reader or question does not open.
 */
export class PositionSeal {
  readonly #cipher: Cipheriv;
  readonly #decipher: Cipheriv;

  constructor(key: KeyObject) {
    // A single block is a permutation of itself: no chaining is wanted, and the cipher can be kept.
    this.#cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    this.#decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  }

  bind(login: string, question: string): Binding {
    return hash('sha256', `${login}\n${question}`, 'buffer').subarray(0, bindingBytes);
  }

  /** A cursor; each call gives another one of the same place. */
  seal(position: number, binding: Binding): string {
    return this.#block(position, nonce(), binding);
  }

  /** A name for the `place`-th event of a position: the same whenever it is asked for. */
  name(position: number, place: number, binding: Binding): string {
    const nonce = place === 0 ? noNonce : Buffer.from([place >> 16, place >> 8, place]);
    return this.#block(position, nonce, binding.map(flip));
  }

  /** Throws BAD_CURSOR. */
  open(cursor: string, binding: Binding): number {
    const block = /^[\w-]{22}$/.test(cursor) ? Buffer.from(cursor, 'base64url') : Buffer.alloc(0);
    if (block.length !== 16) throw new HubError('BAD_CURSOR');
    const plain = this.#decipher.update(block);
    if (!plain.subarray(9).equals(binding)) throw new HubError('BAD_CURSOR');
    return plain.readUIntBE(0, 6);
  }

  #block(position: number, nonce: Uint8Array, binding: Uint8Array): string {
    const block = Buffer.allocUnsafe(16);
    block.writeUIntBE(position, 0, 6);
    block.set(nonce, 6);
    block.set(binding, 9);
    return this.#cipher.update(block).toString('base64url');
  }
}

/** A name must not open as a cursor. */
const flip = (byte: number): number => byte ^ 0xff;

const pool = Buffer.alloc(3 * 4096);
let used = pool.length;

/** Three random bytes, from a pool: one call of the system for many cursors. */
function nonce(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 3;
  return pool.subarray(used - 3, used);
}
