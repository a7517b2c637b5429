import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { HubError } from '../../errors.ts';
import { issuerKeys } from './issuerKeys.ts';
import type { TrustedIssuer } from './TrustedIssuer.ts';
import type { VerifiedToken } from './VerifiedTokens.ts';

export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/** No token may live longer: a stolen one is then worth little. */
export const longestLifetimeS = 24 * 3_600;

/** Signatures by a private key only: whoever can check a token must not be able to make one. */
const algorithms = ['EdDSA', 'ES256', 'RS256'];

/**
 * Checks bearer tokens (JWT, RFC 7519) of one issuer. Throws TOKEN_EXPIRED for a token past its
 * time, UNAUTHENTICATED for any other that does not hold, and ISSUER_UNAVAILABLE when the issuer's
 * keys cannot be had.
 */
export function createTokenVerifier({ issuer, audience, key }: TrustedIssuer): VerifyToken {
  const keys = key instanceof URL ? issuerKeys(key) : key;
  const options: JWTVerifyOptions = {
    issuer,
    audience,
    algorithms,
    requiredClaims: ['sub', 'exp', 'iat'],
    maxTokenAge: longestLifetimeS,
    clockTolerance: 5,
  };
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, options).catch(refuse);
    return readPayload(payload);
  };
}

function readPayload({ sub, exp, iat }: JWTPayload): VerifiedToken {
  if (typeof sub !== 'string' || sub === '' || exp === undefined || iat === undefined) {
    throw new HubError('UNAUTHENTICATED', { claim: 'sub' });
  }
  if (exp - iat > longestLifetimeS) throw new HubError('UNAUTHENTICATED', { claim: 'exp' });
  return { login: sub, expiresAt: exp * 1_000 };
}

/** The name of the claim that fails helps who set the issuer up, and nobody else gets so far. */
function refuse(error: unknown): never {
  if (error instanceof HubError) throw error;
  if (error instanceof errors.JWTExpired) throw new HubError('TOKEN_EXPIRED', {}, error);
  const details = error instanceof errors.JWTClaimValidationFailed ? { claim: error.claim } : {};
  throw new HubError('UNAUTHENTICATED', details, error);
}
