import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { HubError } from '../../errors.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** Plain cursors are filled up to whole blocks, so that their length tells little of the values. */
const blockBytes = 32;

/**
 * Seals cursors: AES-256-GCM whose nonce is a MAC of content and purpose, after the manner of SIV
 * (RFC 5297). Equal cursors of one reader and query are equal; all others tell nothing.
 */
export class CursorKey {
  readonly #encrypts: KeyObject;
  readonly #names: KeyObject;

  constructor(secret: KeyObject) {
    const derive = (use: string) =>
      createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', use, 32)));
    this.#encrypts = derive('cursor encryption');
    this.#names = derive('cursor nonce');
  }

  /** `purpose` says who may use the cursor for what; it is needed again to open it. */
  seal(plain: string, purpose: string): string {
    const filled = Buffer.from(plain);
    const padding = Buffer.alloc(blockBytes - (filled.length % blockBytes), ' ');
    const content = Buffer.concat([filled, padding]);
    const mac = createHmac('sha256', this.#names);
    const nonce = mac.update(`${purpose.length}\n${purpose}`).update(content).digest();
    const cipher = createCipheriv('aes-256-gcm', this.#encrypts, nonce.subarray(0, nonceBytes));
    cipher.setAAD(Buffer.from(purpose));
    const parts = [nonce.subarray(0, nonceBytes), cipher.update(content), cipher.final()];
    return Buffer.concat([...parts, cipher.getAuthTag()]).toString('base64url');
  }

  /** Throws BAD_CURSOR for a cursor that was not sealed here for this purpose. */
  open(sealed: unknown, purpose: string): string {
    const bytes = Buffer.from(String(sealed), 'base64url');
    if (bytes.length < nonceBytes + tagBytes + blockBytes) throw new HubError('BAD_CURSOR');
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#encrypts, nonce, {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    try {
      const content = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
      return Buffer.concat([content, decipher.final()]).toString().trimEnd();
    } catch (cause) {
      throw new HubError('BAD_CURSOR', {}, cause);
    }
  }
}
