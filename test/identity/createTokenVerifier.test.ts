import { generateKeyPairSync } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createTokenVerifier } from '../../src/server/identity/createTokenVerifier.ts';
import { rememberTokens } from '../../src/server/identity/rememberTokens.ts';
import { codeOf } from './codeOf.ts';
import { audience, issuer, signToken } from './signToken.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const verify = rememberTokens(createTokenVerifier({ issuer, audience, key: publicKey }));
const own = { key: privateKey };
const hour = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

afterEach(() => {
  vi.useRealTimers();
});

describe('a token that holds', () => {
  test('says its login and when it ends', async () => {
    const exp = now() + hour;
    expect(await verify(await signToken(own, { exp }))).toEqual({
      login: 'environment-officer-370303',
      expiresAt: exp * 1_000,
    });
  });

  test('says the same when it comes again', async () => {
    const token = await signToken(own);
    expect(await verify(token)).toBe(await verify(token));
  });

  test('is refused once it has expired, although it was verified before', async () => {
    const token = await signToken(own);
    await verify(token);
    vi.useFakeTimers({ now: Date.now() + (hour + 6) * 1_000, toFake: ['Date'] });
    expect(await codeOf(verify(token))).toBe('TOKEN_EXPIRED');
  });
});

describe('a token is refused', () => {
  const signed = (claims: Readonly<Record<string, unknown>>) => () => signToken(own, claims);
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const cases: readonly [string, () => Promise<string> | string, string][] = [
    ['signed by another key', () => signToken({ key: other.privateKey }), 'UNAUTHENTICATED'],
    ['altered after signing', alteredToken, 'UNAUTHENTICATED'],
    ['of another issuer', signed({ iss: 'https://other.example' }), 'UNAUTHENTICATED'],
    ['without an issuer', signed({ iss: undefined }), 'UNAUTHENTICATED'],
    ['for another audience', signed({ aud: 'other' }), 'UNAUTHENTICATED'],
    ['without an audience', signed({ aud: undefined }), 'UNAUTHENTICATED'],
    ['with the algorithm none', unsignedToken, 'UNAUTHENTICATED'],
    [
      'signed by HS256 with the public key',
      () => signToken({ key: new TextEncoder().encode(spki), alg: 'HS256' }),
      'UNAUTHENTICATED',
    ],
    [
      'signed by an algorithm that the key is not for',
      () => signToken({ key: rsa.privateKey, alg: 'RS256' }),
      'UNAUTHENTICATED',
    ],
    ['expired', signed({ iat: now() - hour, exp: now() - 10 }), 'TOKEN_EXPIRED'],
    ['without an expiry', signed({ exp: undefined }), 'UNAUTHENTICATED'],
    ['without a time of issue', signed({ iat: undefined }), 'UNAUTHENTICATED'],
    ['issued ahead', signed({ iat: now() + hour, exp: now() + 2 * hour }), 'UNAUTHENTICATED'],
    ['not yet valid', signed({ nbf: now() + hour }), 'UNAUTHENTICATED'],
    ['that lives longer than a day', signed({ exp: now() + 25 * hour }), 'UNAUTHENTICATED'],
    ['without a login', signed({ sub: undefined }), 'UNAUTHENTICATED'],
    ['with an empty login', signed({ sub: '' }), 'UNAUTHENTICATED'],
    ['that is not a JWT', () => 'a.b.c', 'UNAUTHENTICATED'],
  ];

  test.each(cases)('%s', async (_, make, code) => {
    expect(await codeOf(verify(await make()))).toBe(code);
  });
});

test('clocks may differ by a few seconds', async () => {
  const token = await signToken(own, { iat: now() + 3, exp: now() - 2 });
  expect(await verify(token)).toMatchObject({ login: 'environment-officer-370303' });
});

async function alteredToken(): Promise<string> {
  const [header, , signature] = (await signToken(own)).split('.');
  const [, payload] = (await signToken(own, { sub: 'court-judge-370300' })).split('.');
  return `${header}.${payload}.${signature}`;
}

function unsignedToken(): string {
  return new UnsecuredJWT({})
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('court-judge-370300')
    .setIssuedAt()
    .setExpirationTime('1h')
    .encode();
}
