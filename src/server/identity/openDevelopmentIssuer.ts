import { createPublicKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Config } from '../../config.ts';
import { longestLifetimeS } from './createTokenVerifier.ts';
import { openDevelopmentKey } from './openDevelopmentKey.ts';

/** Signs a token for a login, whether the registry knows it or not. */
export type IssueToken = (login: string, lifetimeS?: number) => Promise<string>;

/** Stands in for an identity provider while the hub is tried out. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly issueToken: IssueToken;
}

export type DevelopmentConfig = Pick<Config, 'dataFolder' | 'developmentIssuer' | 'jwtAudience'>;

const issuer = 'urn:xianjie:development';
const workingDayS = 12 * 3_600;

/**
 * Opens the issuer whose key lies in the data folder; the server and `xianjie token` share it.
 * Throws where the configuration does not ask for it: whoever has its key is anybody.
 */
export async function openDevelopmentIssuer(config: DevelopmentConfig): Promise<DevelopmentIssuer> {
  if (!config.developmentIssuer) {
    throw new Error(
      'The development issuer is closed, because the hub does not run on its embedded database. ' +
        'Fetch tokens from your identity provider; or, to try the hub out, set ' +
        'XIANJIE_DEVELOPMENT_ISSUER=yes.',
    );
  }
  const key = await openDevelopmentKey(config.dataFolder);
  const issueToken: IssueToken = async (login, lifetimeS = workingDayS) => {
    if (login === '') throw new RangeError('A token names a login.');
    if (!Number.isInteger(lifetimeS) || lifetimeS < 1 || lifetimeS > longestLifetimeS) {
      throw new RangeError(`A token lives a whole number of seconds, 1 to ${longestLifetimeS}.`);
    }
    const issuedAt = Math.floor(Date.now() / 1_000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(config.jwtAudience)
      .setSubject(login)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeS)
      .sign(key);
  };
  return { issuer, publicKey: createPublicKey(key), issueToken };
}
