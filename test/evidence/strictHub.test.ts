import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLog } from '../../src/db/evidence/exportLog.ts';
import { LogSigner } from '../../src/db/evidence/LogKey.ts';
import { verifyLog } from '../../src/db/evidence/verifyLog.ts';
import { at } from '../fixtures/at.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const login = 'police-officer-370303';
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let strict: TestHub;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianjie-sm2-'));
  const file = join(folder, 'key.pem');
  await writeFile(file, pem);
  strict = await openTestHub({
    env: { XIANJIE_PRESUME_PURPOSE: 'no', XIANJIE_AUDIT_KEY: file },
  });
  await publishMarkedWorld(strict);
});
afterAll(async () => {
  await strict.close();
  await rm(folder, { recursive: true, force: true });
});

test('What is above INTERNAL needs a purpose where none is presumed', async () => {
  const content = '{ administrativePenalties { nodes { id facts } } }';
  const { body } = await strict.ask(login, content);
  expect(at(body, 'errors.0.extensions.code')).toBe('PURPOSE_MISSING');
  const bare = await strict.ask(login, '{ cases { nodes { id } } }');
  expect(bare.body.errors).toBeUndefined();
});

test('A hub with an SM2 key keeps its log under SM3, and it verifies', async () => {
  const { rows } = await strict.admin.query('SELECT hash, size FROM coordination.disclosure_head');
  expect(rows[0].hash).toBe('SM3');
  const signer = new LogSigner(pem);
  const client = await strict.admin.connect();
  await exportLog(client, signer, join(folder, 'log'));
  client.release();
  const verdict = await verifyLog(join(folder, 'log'), { key: signer.public.pem });
  expect(verdict).toMatchObject({ sound: true, size: Number(rows[0].size) });
});
