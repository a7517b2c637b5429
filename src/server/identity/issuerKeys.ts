import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

/** The issuer's keys cannot be had: no fault of the token, so never reported as one. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** The public keys that the issuer publishes, read again every 10 minutes and for an unknown key. */
export function issuerKeys(jwksUrl: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(jwksUrl, { timeoutDuration: 3_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw isOfTheToken(error) ? error : unavailable(error);
    }
  };
}

function isOfTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys
  );
}

function unavailable(cause: unknown): IssuerUnavailable {
  return new IssuerUnavailable(
    'The keys of the token issuer cannot be read. See that XIANJIE_JWKS_URL answers.',
    { cause },
  );
}
