import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import type { LogHashName } from './LogHash.ts';

/** The object identifier 1.2.156.10197.1.301, as a public key on the curve holds it. */
const sm2Curve = Buffer.from('06082a811ccf5501822d', 'hex');

/** A public key of the log, by which anybody checks what the hub signed. */
export class LogKey {
  /** Short name: the leading 64 bits of SHA-256 over the key (SPKI, DER), in hexadecimal. */
  readonly id: string;
  /** Ed25519 goes with SHA-256, SM2 (GB/T 32918) with SM3. */
  readonly hash: LogHashName;
  readonly pem: string;
  readonly #key: KeyObject;

  constructor(key: KeyObject) {
    // Node names no type for keys on this curve.
    const isSm2 = key.export({ type: 'spki', format: 'der' }).includes(sm2Curve);
    if (key.asymmetricKeyType !== 'ed25519' && !isSm2)
      throw new Error('A key of the log is Ed25519 or SM2');
    this.#key = key;
    this.hash = isSm2 ? 'SM3' : 'SHA-256';
    this.id = hash('sha256', key.export({ type: 'spki', format: 'der' })).slice(0, 16);
    this.pem = key.export({ type: 'spki', format: 'pem' }).toString();
  }

  static fromPem(pem: string): LogKey {
    return new LogKey(createPublicKey(pem));
  }

  verifies(text: string, signature: Buffer): boolean {
    try {
      return verify(digestOf(this.hash), Buffer.from(text), this.#key, signature);
    } catch {
      // A signature that is none, such as one of the wrong length.
      return false;
    }
  }
}

/** The key with which a hub signs. */
export class LogSigner {
  readonly public: LogKey;
  readonly #key: KeyObject;

  constructor(pem: string) {
    this.#key = createPrivateKey(pem);
    this.public = new LogKey(createPublicKey(this.#key));
  }

  sign(text: string): Buffer {
    return sign(digestOf(this.public.hash), Buffer.from(text), this.#key);
  }
}

function digestOf(name: LogHashName): string | null {
  return name === 'SM3' ? 'sm3' : null;
}
