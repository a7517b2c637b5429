import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { type Identity, openIdentity } from '../../src/server/identity/openIdentity.ts';
import { withDataFolder } from '../db/embedded/withDataFolder.ts';
import { codeOf } from './codeOf.ts';
import { openRegistryDatabase, type RegistryDatabase } from './registryDatabase.ts';
import { signToken } from './signToken.ts';

let database: RegistryDatabase;
let data: Awaited<ReturnType<typeof withDataFolder>>;
let config: Config;
let identity: Identity;

beforeAll(async () => {
  database = await openRegistryDatabase();
  await database.register('officer');
  data = await withDataFolder();
  config = readConfig({ XIANJIE_DATA: data.folder });
  identity = await openIdentity(config, database.pool);
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await data[Symbol.asyncDispose]();
});

test('the bearer of a token is the reader whom the registry has under its login', async () => {
  const token = await identity.issueToken?.('officer', 600);
  const { reader, expiresAt } = await identity.authenticate(`Bearer ${token}`);
  expect(reader).toMatchObject({ login: 'officer', organId: 'environment-370303' });
  expect(expiresAt - Date.now()).toBeLessThanOrEqual(600_000);
});

test('what a token claims beyond its login gives no right', async () => {
  const claims = {
    iss: 'urn:xianjie:development',
    sub: 'officer',
    agency: 'court',
    organId: 'court-370300',
    organ: 'court-370300',
    divisionCode: '000000',
    posts: ['supervisor'],
    clearance: 'INVESTIGATION',
    status: 'ACTIVE',
    kind: 'APPLICATION',
    scope: 'admin',
  };
  const token = await signToken({ key: await developmentKey() }, claims);
  expect((await identity.authenticate(`Bearer ${token}`)).reader).toEqual({
    login: 'officer',
    kind: 'OFFICER',
    organId: 'environment-370303',
    organName: '淄博市生态环境局张店分局',
    agency: 'environment',
    divisionCode: '370303',
    posts: ['handler'],
    granted: [],
    clearance: 'INTERNAL',
    status: 'ACTIVE',
  });
});

test('a good token of somebody whom the registry does not know gives nothing', async () => {
  const token = await identity.issueToken?.('nobody');
  expect(await codeOf(identity.authenticate(`Bearer ${token}`))).toBe('READER_UNKNOWN');
});

test.each([
  undefined,
  '',
  'Bearer',
  'Bearer ',
  'Basic b2ZmaWNlcjpvZmZpY2Vy',
  'Bearer not-a-token',
  'Bearer a b',
  `Bearer ${'a'.repeat(8_193)}`,
])('the header %j makes nobody known', async (header) => {
  expect(await codeOf(identity.authenticate(header))).toBe('UNAUTHENTICATED');
});

test('a token of an issuer that is not configured makes nobody known', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const token = await signToken({ key: privateKey }, { sub: 'officer' });
  expect(await codeOf(identity.authenticate(`Bearer ${token}`))).toBe('UNAUTHENTICATED');
});

test('tokens of the development issuer are worth nothing where it is closed', async () => {
  const token = await identity.issueToken?.('officer');
  const service = await openIdentity(
    {
      ...config,
      developmentIssuer: false,
      jwtIssuer: 'https://identity.example',
      jwksUrl: 'http://127.0.0.1:1/keys',
    },
    database.pool,
  );
  expect(service.issueToken).toBeUndefined();
  expect(await codeOf(service.authenticate(`Bearer ${token}`))).toBe('UNAUTHENTICATED');
});

test('a hub that trusts no issuer does not start, and says what to set', async () => {
  const open = openIdentity({ ...config, developmentIssuer: false }, database.pool);
  await expect(open).rejects.toThrow(/XIANJIE_JWT_ISSUER and XIANJIE_JWKS_URL/);
});

async function developmentKey(): Promise<KeyObject> {
  const file = await readFile(join(data.folder, 'development-issuer.json'), 'utf8');
  return createPrivateKey(String(JSON.parse(file).privateKey));
}
