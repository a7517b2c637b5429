import { type KeyObject, randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';

export const issuer = 'https://identity.example';
export const audience = 'xianjie';

interface Signing {
  readonly key: KeyObject | Uint8Array;
  readonly alg?: string;
  readonly kid?: string;
}

/** A token that holds for an hour, but for the claims given; `undefined` leaves one out. */
export async function signToken(
  { key, alg = 'EdDSA', kid }: Signing,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const payload: JWTPayload = {
    iss: issuer,
    aud: audience,
    sub: 'environment-officer-370303',
    iat: now,
    exp: now + 3_600,
    jti: randomUUID(),
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader(kid === undefined ? { alg } : { alg, kid })
    .sign(key);
}
