import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { HubError } from '../../errors.ts';

/**
 * The public keys that the issuer publishes, read again every 10 minutes and for an unknown key.
 * Throws ISSUER_UNAVAILABLE when they cannot be had.
 */
export function issuerKeys(jwksUrl: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(jwksUrl, { timeoutDuration: 3_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      // No fault of the token, so never reported as one.
      throw isOfTheToken(error) ? error : new HubError('ISSUER_UNAVAILABLE', {}, error);
    }
  };
}

function isOfTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys
  );
}
