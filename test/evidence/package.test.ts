import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '../../src/db/createPool.ts';
import { isSignedBy, readCheckpoint } from '../../src/db/evidence/Checkpoint.ts';
import { countersign } from '../../src/db/evidence/countersign.ts';
import { DisclosureLog } from '../../src/db/evidence/DisclosureLog.ts';
import { faultOf, proofText } from '../../src/db/evidence/EntryProof.ts';
import { exportLog } from '../../src/db/evidence/exportLog.ts';
import type { LogSigner } from '../../src/db/evidence/LogKey.ts';
import { openLogSigner } from '../../src/db/evidence/openLogSigner.ts';
import { proveEntry } from '../../src/db/evidence/proveEntry.ts';
import { verifyLog } from '../../src/db/evidence/verifyLog.ts';
import { faultOfPackage } from '../../src/db/evidence/verifyPackage.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { errandOf } from '../../src/resolvers/Errand.ts';
import { applyBelt } from '../../src/schema/applyBelt.ts';
import { buildHubSchema } from '../../src/schema/buildHubSchema.ts';
import { createReaderRegistry } from '../../src/server/identity/createReaderRegistry.ts';
import { openServices } from '../../src/server/openServices.ts';
import { makePackage } from '../../src/server/package/makePackage.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, publish, type Receipt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import { revise } from '../versions/revise.ts';
import { readLog } from './readLog.ts';

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const penalty = feedOf(AdministrativePenalty);

let hub: TestHub;
let app: Pool;
let folder: string;
let signer: LogSigner;
let opened: Receipt;
let before: string;
beforeAll(async () => {
  hub = await openTestHub();
  app = createPool(String(hub.admin.options.connectionString), { size: 3, role: 'xianjie_app' });
  folder = await mkdtemp(join(tmpdir(), 'xianjie-package-'));
  signer = await openLogSigner(join(folder, 'hub.pem'));
  const input = { ...inputOf(penalty, 1), facts: '秘密工艺', fineAmount: 1234 };
  opened = await publish(hub, AdministrativePenalty, input);
  await hub.ask(police, '{ administrativePenalties { nodes { fineAmount } } }');
  before = new Date().toISOString();
  await revise(hub, bureau, penalty, { id: opened.recordId, patch: { fineAmount: 5678 } });
  await hub.ask(
    bureau,
    `mutation ($record: ID!, $notes: [ConfidentialityNoteInput!]!) {
      markRecord(record: $record, notes: $notes, reason: "企业提出保密申请并附证明") { state } }`,
    {
      record: opened.recordId,
      notes: [{ fields: ['facts'], category: 'BUSINESS', reason: '涉及企业工艺配方，属商业秘密' }],
    },
  );
});
afterAll(async () => {
  await app.end();
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

const make = async (login: string, name: string) => {
  const disclosures = await DisclosureLog.open(app, 'SHA-256');
  const services = await openServices(
    usualRegistry,
    app,
    {},
    { disclosures, signer, policyVersion: 'x' },
  );
  const reads = [...services.roots.keys(), 'changesSince'];
  const schema = applyBelt(buildHubSchema(usualRegistry), usualRegistry, reads);
  const reader = await createReaderRegistry(app).find(login);
  const stated = { purpose: 'CASE_HANDLING', caseId: undefined, client: 'package' } as const;
  const errand = errandOf(reader, { ...stated, receipt: true, transport: 'INTERNAL' }, false);
  const client = await hub.admin.connect();
  try {
    const wanted = { caseId: opened.caseId, asOf: before, folder: join(folder, name) };
    await makePackage({ schema, services, reader, errand }, client, signer, wanted);
    return join(folder, name);
  } finally {
    client.release();
    await disclosures.close();
  }
};

describe('the package of a case', () => {
  test('holds what its reader may see of then, verifies offline, and is itself on the log', async () => {
    const place = await make(police, 'police');
    expect(await faultOfPackage(place, signer.public.pem)).toBeUndefined();
    const texts = await Promise.all(
      (await readdir(place)).map((name) => readFile(join(place, name), 'utf8')),
    );
    const whole = texts.join('\n');
    expect(whole).toContain('1234');
    for (const hidden of ['秘密工艺', '5678']) expect(whole).not.toContain(hidden);
    const page = await readFile(join(place, 'index.html'), 'utf8');
    expect(page).toContain(opened.hubCaseNo);
    expect(page).toContain('时限及计算');
    const made = (await readLog(hub.admin)).filter(({ json }) => at(json, 'client') === 'package');
    expect(made.length).toBeGreaterThan(0);
    for (const { json } of made)
      expect(json).toMatchObject({ reader: police, purpose: 'CASE_HANDLING' });
  });

  test('tells the provider who was shown its records', async () => {
    const place = await make(bureau, 'bureau');
    expect(await faultOfPackage(place, signer.public.pem)).toBeUndefined();
    expect(await readFile(join(place, 'disclosures.json'), 'utf8')).toContain('police-370303');
  });

  test('that was touched anywhere is not sound', async () => {
    const place = await make(police, 'touched');
    for (const name of await readdir(place)) {
      const text = await readFile(join(place, name), 'utf8');
      await writeFile(join(place, name), `${text} `);
      const fault = await faultOfPackage(place, signer.public.pem).catch(String);
      expect(fault, name).toBeDefined();
      await writeFile(join(place, name), text);
    }
    await writeFile(join(place, 'more.txt'), '');
    expect(await faultOfPackage(place, signer.public.pem)).toBe('files were added or removed');
  });

  test('is refused to whoever does not find the case', async () => {
    await expect(make('police-officer-370302', 'stranger')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await readdir(folder)).not.toContain('stranger');
  });
});

test('a publication has a receipt whose entry is proved, and commits to what was sent', async () => {
  const query = publication(penalty).one;
  const request = {
    query,
    variables: { input: { ...inputOf(penalty, 2), facts: '保密内容' }, key: newKey() },
  };
  const headers = {
    authorization: `Bearer ${await hub.token(bureau)}`,
    'content-type': 'application/json',
    'xianjie-receipt': 'yes',
  };
  const { body } = await hub.send({ headers, body: JSON.stringify(request) });
  const given = JSON.stringify(at(body, 'extensions.receipt'));
  const recordId = textAt(body, 'data.receipt.recordId');
  const client = await hub.admin.connect();
  const place = join(folder, 'log');
  await exportLog(client, signer, place);
  client.release();
  const proof = await proveEntry(place, Number(at(body, 'extensions.receipt.index')));
  expect(JSON.parse(proof.entry)).toMatchObject({
    kind: 'PUBLICATION',
    stored: [{ records: [`${recordId}@1`] }],
  });
  expect(proof.entry).not.toContain('保密内容');
  expect(faultOf(proofText(proof), signer.public)).toBeUndefined();
  const salted = Object(JSON.parse(given));
  const { commitment } = await import('../../src/db/evidence/commitment.ts');
  expect(Object(JSON.parse(proof.entry)).commitment).toBe(commitment(salted.salt, request));
  const other = { ...request, variables: { ...request.variables, key: 'another-key' } };
  expect(Object(JSON.parse(proof.entry)).commitment).not.toBe(commitment(salted.salt, other));
  expect(faultOf(proofText({ ...proof, index: proof.index - 1 }), signer.public)).toBe(
    'the entry is not in the log of the checkpoint',
  );
});

test('a witness countersigns what it has verified, and its checkpoint is trusted later', async () => {
  const place = join(folder, 'witnessed');
  const client = await hub.admin.connect();
  await exportLog(client, signer, place);
  client.release();
  const verdict = await verifyLog(place, { key: signer.public.pem });
  if (!verdict.sound) throw new Error(verdict.fault);
  const witness = await openLogSigner(join(folder, 'witness.pem'));
  const note = countersign(verdict.newest, witness);
  expect(isSignedBy(note, witness.public)).toBe(true);
  expect(isSignedBy(note, signer.public)).toBe(true);
  expect(readCheckpoint(note)?.signatures.size).toBe(2);
  expect(countersign(note, witness)).toBe(note);
  expect(await verifyLog(place, { key: signer.public.pem, checkpoints: [note] })).toMatchObject({
    sound: true,
  });
  expect(() => countersign('no checkpoint', witness)).toThrow();
  expect(listAt({ list: [...(readCheckpoint(note)?.signatures.keys() ?? [])] }, 'list')).toContain(
    witness.public.id,
  );
});
