import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openHub } from '../../src/server/openHub.ts';
import { packParcel } from '../../src/server/replica/packParcel.ts';
import { takeIn } from '../../src/server/replica/takeIn.ts';
import { at, textAt } from '../fixtures/at.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { entryOf, transfer } from '../online/act.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import { type Federation, openFederation, peerToken, until } from './openFederation.ts';

const [bureau, police] = ['environment-officer-370303', 'police-officer-370303'];
const hubs = ['environment', 'police', 'procuratorate', 'court', 'coordination'] as const;

const suspect = { kind: 'NATURAL', role: 'SUSPECT', name: '钱某', idNo: idNumberOf(7) };

let federation: Federation;
let caseId = '';
let hubCaseNo = '';

beforeAll(async () => {
  federation = await openFederation();
}, 400_000);
afterAll(() => federation.close());

const standing = async (hub: (typeof hubs)[number]) => {
  const { rows } = await federation.of(hub).admin.query(
    `SELECT stage_rank, indicator_bits, participants, hub_case_no,
       (SELECT count(*)::int FROM coordination.party p WHERE p.case_id = c.id) AS parties,
       (SELECT count(*)::int FROM coordination.case_event e WHERE e.case_id = c.id) AS events
     FROM coordination."case" c WHERE c.id = $1`,
    [caseId],
  );
  return rows[0];
};
const agree = () =>
  until(async () => {
    const all = await Promise.all(hubs.map(standing));
    return all.every((one) => one && JSON.stringify(one) === JSON.stringify(all[0]));
  }, 'all hubs know the same of the case');

test('A case that one agency opens reaches all others through the coordinating body', async () => {
  const { body } = await federation.of('environment').ask(
    bureau,
    `mutation ($input: TransferCaseInput!) {
      transferCase(input: $input, idempotencyKey: "transfer-1") { caseId hubCaseNo recordId } }`,
    { input: entryOf('transferCase', { ...transfer, parties: [suspect] }) },
  );
  caseId = textAt(body, 'data.transferCase.caseId');
  hubCaseNo = textAt(body, 'data.transferCase.hubCaseNo');
  await agree();
  const told = await federation
    .of('coordination')
    .ask(
      police,
      `{ caseByNumber(number: "${hubCaseNo}") { id clocks { nodes { rule endedAt } } } }`,
    );
  expect(at(told.body, 'data.caseByNumber.id')).toBe(caseId);
});

test('What another agency does in the case moves its stage and ends limits everywhere', async () => {
  const accept = await federation.of('police').ask(
    police,
    `mutation ($input: AcceptTransferInput!) {
      acceptTransfer(input: $input, idempotencyKey: "acceptance-1") { caseId recordId } }`,
    { input: entryOf('acceptTransfer', { caseNumber: hubCaseNo }) },
  );
  const record = textAt(accept.body, 'data.acceptTransfer.recordId');
  await agree();
  await until(async () => {
    const { rows } = await federation
      .of('coordination')
      .admin.query('SELECT FROM coordination.clock WHERE case_id = $1 AND ended_by_id = $2', [
        caseId,
        record,
      ]);
    return rows.length > 0;
  }, 'the acceptance ends a limit that the transfer began');
});

test('A parcel that was taken in changes nothing when it comes again', async () => {
  const { admin } = federation.of('police');
  const sender = { admin, registry: usualRegistry, agency: 'police' } as const;
  const again = await packParcel(sender, { position: 0, epoch: 0 });
  expect(again.changes.length).toBeGreaterThan(0);
  const receiver = federation.of('coordination').admin;
  const counted = async () => {
    const { rows } = await receiver.query(
      `SELECT (SELECT count(*) FROM coordination.change) + (SELECT count(*) FROM coordination.change_entry) AS changes,
         (SELECT sum(stage_rank) FROM coordination."case") AS stages, (SELECT count(*) FROM coordination.clock) AS clocks`,
    );
    return rows[0];
  };
  const before = await counted();
  await takeIn(receiver, usualRegistry, again);
  expect(await counted()).toEqual(before);
});

test('What changes nothing of the registry does not have hubs hand it on again', async () => {
  const { admin } = federation.of('coordination');
  const epoch = async () => {
    const { rows } = await admin.query('SELECT epoch FROM coordination.registry_epoch');
    return Number(rows[0]?.epoch);
  };
  const before = await epoch();
  // The sequencer looks for grants that end each second in just this way.
  await admin.query('SELECT coordination.enter_ends()');
  await admin.query(`UPDATE coordination.organ SET name = '' WHERE id = 'nobody'`);
  expect(await epoch()).toBe(before);
  await admin.query('UPDATE coordination.organ SET name = name');
  expect(await epoch()).toBe(before + 1);
});

test('A reader that the registry suspends is refused by every agency', async () => {
  const login = 'police-reviewer-370303';
  const ask = () => federation.of('police').ask(login, '{ me { login } }');
  expect((await ask()).body.errors).toBeUndefined();
  await federation
    .of('coordination')
    .admin.query(`UPDATE coordination.reader SET status = 'SUSPENDED' WHERE login = $1`, [login]);
  await until(
    async () => at((await ask()).body, 'errors.0.extensions.code') === 'READER_INACTIVE',
    'the suspension is heeded',
  );
});

test('A hub that hears nothing of the coordinating body discloses nothing and says so', async () => {
  const { app, admin, hub } = federation.of('police');
  const env = { XIANJIE_PEERS: 'coordination=http://127.0.0.1:9', XIANJIE_PEER_TOKEN: peerToken };
  const config = { ...readConfig(env), port: 0, dataFolder: federation.folder };
  const deaf = await openHub({
    ...{
      config,
      pool: app,
      admin,
      registry: usualRegistry,
      agency: 'police',
      log: () => undefined,
    },
  });
  try {
    const token = await hub.identity.issueToken?.(police);
    const response = await fetch(`${deaf.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ filingDecisions(first: 1) { totalCount } }' }),
    });
    const body: unknown = JSON.parse(await response.text());
    expect(at(body, 'errors.0.extensions.code')).toBe('REPLICA_STALE');
    expect(at(body, 'data.filingDecisions')).toBeUndefined();
  } finally {
    await deaf.close();
  }
});

test('Whoever does not know the token of the peers is handed nothing', async () => {
  const { url } = federation.of('coordination').hub;
  for (const authorization of ['', 'Bearer x', `Basic ${peerToken}`]) {
    const response = await fetch(`${url}/peer/changes?position=0`, { headers: { authorization } });
    expect([response.status, await response.text()]).toEqual([401, '']);
  }
});
