import type { Config } from '../../config.ts';
import type { DevelopmentIssuer } from './openDevelopmentIssuer.ts';
import type { TrustedIssuer } from './TrustedIssuer.ts';

type IssuerConfig = Pick<Config, 'jwtIssuer' | 'jwksUrl' | 'jwtAudience'>;

/**
 * Whose tokens the hub believes: the configured issuer and, where it is open, the development
 * issuer. Throws a sentence that says what to set when there is neither.
 */
export function trustedIssuers(
  { jwtIssuer, jwksUrl, jwtAudience: audience }: IssuerConfig,
  development: DevelopmentIssuer | undefined,
): readonly TrustedIssuer[] {
  const trusted: TrustedIssuer[] = [];
  if (jwtIssuer !== undefined && jwksUrl !== undefined) {
    trusted.push({ issuer: jwtIssuer, audience, key: new URL(jwksUrl) });
  }
  if (development !== undefined) {
    trusted.push({ issuer: development.issuer, audience, key: development.publicKey });
  }
  if (trusted.length > 0) return trusted;
  throw new Error(
    'The hub trusts no token issuer and would know nobody. Set XIANJIE_JWT_ISSUER and ' +
      'XIANJIE_JWKS_URL to your identity provider; or, to try the hub out, ' +
      'XIANJIE_DEVELOPMENT_ISSUER=yes.',
  );
}
