import type pg from 'pg';
import type { Config } from '../../config.ts';
import { type Authenticate, createAuthenticator } from './createAuthenticator.ts';
import { createReaderRegistry, type ReaderRegistry } from './createReaderRegistry.ts';
import { type IssueToken, openDevelopmentIssuer } from './openDevelopmentIssuer.ts';
import { rememberTokens } from './rememberTokens.ts';
import { trustedIssuers } from './trustedIssuers.ts';
import { verifyByIssuer } from './verifyByIssuer.ts';

export interface Identity {
  readonly authenticate: Authenticate;
  /** A reader as the registry has it now, for streams that outlive their request. */
  readonly registry: ReaderRegistry;
  /** Only while the development issuer is open. */
  readonly issueToken?: IssueToken;
}

type IdentityConfig = Pick<
  Config,
  'dataFolder' | 'developmentIssuer' | 'jwtIssuer' | 'jwtAudience' | 'jwksUrl'
>;

/**
 * Settles who may ask this hub: whose tokens it believes, and that the registry says the rights.
 * Throws a sentence that says what to set when no token issuer is configured.
 */
export async function openIdentity(config: IdentityConfig, pool: pg.Pool): Promise<Identity> {
  const development = config.developmentIssuer ? await openDevelopmentIssuer(config) : undefined;
  const verify = rememberTokens(verifyByIssuer(trustedIssuers(config, development)));
  const registry = createReaderRegistry(pool);
  const identity = { authenticate: createAuthenticator(verify, registry), registry };
  return development ? { ...identity, issueToken: development.issueToken } : identity;
}
