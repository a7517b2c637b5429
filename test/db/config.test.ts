import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const remote = { DATABASE_URL: 'postgres://hub:secret@db.example/xianjie' };

describe('readConfig', () => {
  test('an empty environment means an embedded database with the demo city and tokens', () => {
    expect(readConfig({})).toEqual({
      dataFolder: resolve('.xianjie'),
      changeDays: 365,
      origins: [],
      webhookNetworks: [],
      webhookHttp: false,
      databaseUrl: undefined,
      appDatabaseUrl: undefined,
      host: '127.0.0.1',
      port: 4000,
      jwtIssuer: undefined,
      jwtAudience: 'xianjie',
      jwksUrl: undefined,
      developmentIssuer: true,
      poolSize: 8,
      leastGroup: 5,
      demo: true,
      presumesPurpose: true,
      auditKeyFile: resolve('.xianjie/audit-key.pem'),
      auditDays: 1_827,
      ceiling: 'INVESTIGATION',
      holidaysFile: undefined,
      reconsiderationDays: 'working',
      investigationDays: 180,
      timesOver: 'excess',
      peers: new Map(),
      peerToken: undefined,
      staleSeconds: 30,
    });
  });

  test('a database of its own gets neither demo data nor self-made tokens unless asked', () => {
    expect(readConfig(remote)).toMatchObject({
      databaseUrl: remote.DATABASE_URL,
      appDatabaseUrl: remote.DATABASE_URL,
      developmentIssuer: false,
      demo: false,
    });
    const asked = { ...remote, XIANJIE_DEVELOPMENT_ISSUER: 'yes', XIANJIE_DEMO: 'yes' };
    expect(readConfig(asked)).toMatchObject({ developmentIssuer: true, demo: true });
  });

  test('an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  test('the variable of the hub wins over the general PORT', () => {
    expect(readConfig({ PORT: '80' }).port).toBe(80);
    expect(readConfig({ PORT: '80', XIANJIE_PORT: '81' }).port).toBe(81);
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:secret@db/x'],
    ['DATABASE_URL', 'secret'],
    ['XIANJIE_JWKS_URL', 'file:///secret'],
    ['PORT', '65536'],
    ['XIANJIE_PORT', '-1'],
    ['XIANJIE_POOL', '0'],
    ['XIANJIE_POOL', '8.5'],
    ['XIANJIE_DEMO', 'secret'],
    ['XIANJIE_RECONSIDERATION_DAYS', 'secret'],
    ['XIANJIE_DEVELOPMENT_ISSUER', 'true'],
    ['XIANJIE_CEILING', 'secret'],
  ])('a malformed %s is refused by name and without its value', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} is .+ Write .+\\.$`));
    expect(() => readConfig({ [name]: value })).not.toThrow(/secret/);
  });

  test.each([
    ['XIANJIE_JWT_ISSUER', 'https://issuer.example'],
    ['XIANJIE_JWKS_URL', 'https://issuer.example/jwks'],
    ['XIANJIE_APP_DATABASE_URL', 'postgres://app@db/x'],
  ])('%s alone is refused, for its partner is missing', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(/Set both or neither/);
  });
});
