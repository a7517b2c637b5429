import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { exportJWK } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { createTokenVerifier } from '../../src/server/identity/createTokenVerifier.ts';
import { codeOf } from './codeOf.ts';
import { audience, issuer, signToken } from './signToken.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const keyPairs = [
  ['EdDSA', generateKeyPairSync('ed25519')],
  ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['RS256', generateKeyPairSync('rsa', { modulusLength: 2_048 })],
] as const;

test.each(keyPairs)('a key that the issuer publishes signs by %s', async (alg, pair) => {
  const verify = createTokenVerifier({ issuer, audience, key: await publish(pair.publicKey) });
  const token = await signToken({ key: pair.privateKey, alg, kid: 'key-1' });
  expect(await verify(token)).toMatchObject({ login: 'environment-officer-370303' });
});

test('a key that the issuer does not publish signs nothing', async () => {
  const [[alg, pair]] = keyPairs;
  const verify = createTokenVerifier({ issuer, audience, key: await publish(pair.publicKey) });
  const token = await signToken({ key: pair.privateKey, alg, kid: 'key-2' });
  expect(await codeOf(verify(token))).toBe('UNAUTHENTICATED');
});

test('a failure of the issuer is not laid to the token', async () => {
  const [[, pair]] = keyPairs;
  const key = await serve(503, '');
  const token = await signToken({ key: pair.privateKey, kid: 'key-1' });
  const verify = createTokenVerifier({ issuer, audience, key });
  expect(await codeOf(verify(token))).toBe('ISSUER_UNAVAILABLE');
});

async function publish(key: KeyObject): Promise<URL> {
  return serve(200, JSON.stringify({ keys: [{ ...(await exportJWK(key)), kid: 'key-1' }] }));
}

async function serve(status: number, body: string): Promise<URL> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return new URL(`http://127.0.0.1:${address.port}/keys`);
}
