import { HubError } from '../../errors.ts';
import type { Reader } from '../../policy/Reader.ts';
import type { ReaderRegistry } from './createReaderRegistry.ts';
import type { VerifyToken } from './createTokenVerifier.ts';

/** Who asks, and when its token ends (in milliseconds since 1970). */
interface Authenticated {
  readonly reader: Reader;
  readonly expiresAt: number;
}

/** Throws the HubError that says why the header does not make its bearer known. */
export type Authenticate = (authorizationHeader: string | undefined) => Promise<Authenticated>;

/** Tells who asks: the token says the login and nothing else, the registry says the rights. */
export function createAuthenticator(verify: VerifyToken, registry: ReaderRegistry): Authenticate {
  return async (header) => {
    const { login, expiresAt } = await verify(bearerToken(header));
    return { reader: await registry.find(login), expiresAt };
  };
}

/** RFC 6750: the scheme in any case, then the token; a JWT is of these characters only. */
const bearer = /^Bearer +([\w.-]{1,8192})$/i;

function bearerToken(header: string | undefined): string {
  const token = bearer.exec(header ?? '')?.[1];
  if (token === undefined) throw new HubError('UNAUTHENTICATED');
  return token;
}
