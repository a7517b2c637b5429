import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createTokenVerifier } from '../../src/server/identity/createTokenVerifier.ts';
import { openDevelopmentIssuer } from '../../src/server/identity/openDevelopmentIssuer.ts';
import { withDataFolder } from '../db/embedded/withDataFolder.ts';
import { audience } from './signToken.ts';

const open = (dataFolder: string) =>
  openDevelopmentIssuer({ dataFolder, developmentIssuer: true, jwtAudience: audience });

test('a token of the command line is believed by the server on the same folder', async () => {
  await using data = await withDataFolder();
  const { issueToken } = await open(data.folder);
  const token = await issueToken('police-officer-370303');
  const { issuer, publicKey: key } = await open(data.folder);
  const { login, expiresAt } = await createTokenVerifier({ issuer, audience, key })(token);
  expect(login).toBe('police-officer-370303');
  expect(expiresAt - Date.now()).toBeGreaterThan(11 * 3_600_000);
});

test('processes that make the key at once share one', async () => {
  await using data = await withDataFolder();
  const issuers = await Promise.all(Array.from({ length: 16 }, () => open(data.folder)));
  const keys = issuers.map(({ publicKey }) => publicKey.export({ format: 'jwk' }).x);
  expect(new Set(keys).size).toBe(1);
  expect(await readdir(data.folder)).toEqual(['development-issuer.json']);
});

test('nobody else on the machine reads the key', async () => {
  await using data = await withDataFolder();
  await open(data.folder);
  const { mode } = await stat(join(data.folder, 'development-issuer.json'));
  expect(mode & 0o777).toBe(0o600);
});

test('a damaged key file is told, not replaced', async () => {
  await using data = await withDataFolder();
  await open(data.folder);
  await writeFile(join(data.folder, 'development-issuer.json'), '{"privateKey": "none"}');
  await expect(open(data.folder)).rejects.toThrow('holds no key. Remove it');
});

test('where it is not asked for it is closed, and says how it is opened', async () => {
  await using data = await withDataFolder();
  const closed = openDevelopmentIssuer({
    dataFolder: data.folder,
    developmentIssuer: false,
    jwtAudience: audience,
  });
  await expect(closed).rejects.toThrow('XIANJIE_DEVELOPMENT_ISSUER=yes');
});

test.each([0, -1, 1.5, 86_401, Number.NaN])(
  'a lifetime of %s seconds is refused',
  async (seconds) => {
    await using data = await withDataFolder();
    const { issueToken } = await open(data.folder);
    await expect(issueToken('police-officer-370303', seconds)).rejects.toThrow(RangeError);
  },
);

test('a token names no right', async () => {
  await using data = await withDataFolder();
  const { issueToken } = await open(data.folder);
  const claims = Object.keys(decodeJwt(await issueToken('police-officer-370303')));
  expect(claims.sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sub']);
});
