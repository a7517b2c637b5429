import { decodeJwt } from 'jose';
import { HubError } from '../../errors.ts';
import { createTokenVerifier, type VerifyToken } from './createTokenVerifier.ts';
import type { TrustedIssuer } from './TrustedIssuer.ts';

/**
 * Hands each token to the verifier of the issuer that it names. The name is not proven here: the
 * verifier pins it. Throws UNAUTHENTICATED for an issuer that is not trusted.
 */
export function verifyByIssuer(trusted: readonly TrustedIssuer[]): VerifyToken {
  const verifiers = new Map(trusted.map((one) => [one.issuer, createTokenVerifier(one)]));
  return async (token) => {
    const verify = verifiers.get(issuerOf(token) ?? '');
    if (verify === undefined) throw new HubError('UNAUTHENTICATED', { claim: 'iss' });
    return verify(token);
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (error) {
    throw new HubError('UNAUTHENTICATED', {}, error);
  }
}
