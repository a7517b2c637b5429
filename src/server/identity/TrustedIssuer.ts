import type { KeyObject } from 'node:crypto';

/** Whose tokens the hub believes, and to whom they must be addressed. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** The address of the issuer's JSON Web Key Set, or its one public key. */
  readonly key: URL | KeyObject;
}
