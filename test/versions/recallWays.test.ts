import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvents } from '../../src/client/readEvents.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, type Receipt } from '../fixtures/publish.ts';
import { runCommand } from '../fixtures/runCommand.ts';
import { follow, isHeartbeat } from '../live/follow.ts';
import { openReceiver } from '../live/openReceiver.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { revise } from './revise.ts';

const bureau = 'environment-officer-370303';
const city = 'environment-officer-370300';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const penalty = feedOf(AdministrativePenalty);

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianjie-recall-'));
  hub = await openTestHub({
    limits: { heartbeatMs: 200 },
    env: { XIANJIE_WEBHOOK_NETWORKS: '127.0.0.0/8', XIANJIE_WEBHOOK_HTTP: 'yes' },
  });
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

let n = 1_800;
const enter = () => {
  n += 1;
  const input = { ...inputOf(penalty, n), facts: '事实甲', fineAmount: 1_000 };
  return publish(hub, AdministrativePenalty, input);
};
const recalled = async ({ recordId }: Pick<Receipt, 'recordId'>) =>
  (
    await hub.admin.query<{ organ_id: string; fields: string[] }>(
      'SELECT organ_id, fields FROM coordination.recall WHERE record_id = $1 ORDER BY organ_id',
      [recordId],
    )
  ).rows.map(({ organ_id, fields }) => [organ_id, ...fields]);
const wrong = async ({ recordId: id }: Receipt, patch: object = { facts: '事实乙' }) => {
  const { body, text } = await revise(hub, bureau, penalty, { id, patch });
  expect(at(body, 'data.receipt.version'), text).toBe(2);
};
type Way = (of: Receipt) => Promise<unknown>;
const asking =
  (query: string): Way =>
  async ({ recordId: id, caseId }) => {
    const { body } = await hub.ask(police, query, { id, case: caseId });
    expect(body.errors, query).toBeUndefined();
  };

/** Each shows the facts of one record to the police. */
const showing: Readonly<Record<string, Way>> = {
  'by its id': asking('query ($id: ID!) { administrativePenalty(id: $id) { facts } }'),
  'under another name': asking(
    'query ($id: ID!) { a: administrativePenalty(id: $id) { b: facts } }',
  ),
  'as a node': asking(
    'query ($id: ID!) { node(id: $id) { ... on AdministrativePenalty { ...F } } } fragment F on AdministrativePenalty { facts }',
  ),
  'in a list': asking(
    'query ($id: ID!) { administrativePenalties(where: { id: { eq: $id } }) { nodes { facts } } }',
  ),
  'below its case': asking(
    'query ($case: ID!) { case(id: $case) { administrativePenalties { nodes { facts } } } }',
  ),
  'in its history': asking(
    'query ($id: ID!) { administrativePenalty(id: $id) { history { facts } } }',
  ),
  'as of a time': (of) =>
    asking(
      `query ($id: ID!) { administrativePenalty(id: $id, asOf: "${new Date().toISOString()}") { facts } }`,
    )(of),
  'among the changes': asking(`query ($case: ID!) {
    changesSince(filter: { cases: [$case] }) { events { record { ... on AdministrativePenalty { facts } } } } }`),
  'in the package of its case': async ({ caseId }) => {
    await writeFile(join(folder, 'token'), await hub.token(police));
    const officer = ['--token', 'token', '--purpose', 'CASE_HANDLING', '--to', `package-${caseId}`];
    const { code, stderr } = await runCommand(['package', caseId, ...officer], {
      cwd: folder,
      env: {
        DATABASE_URL: String(hub.admin.options.connectionString),
        XIANJIE_DATA: hub.dataFolder,
        XIANJIE_DEVELOPMENT_ISSUER: 'yes',
      },
    });
    expect([code, stderr]).toEqual([0, '']);
  },
};

/** Each is about the record, and none shows its facts. */
const notShowing: Readonly<Record<string, Way>> = {
  'other fields': asking('query ($id: ID!) { administrativePenalty(id: $id) { fineAmount } }'),
  'a count': asking(
    'query ($id: ID!) { administrativePenalties(where: { id: { eq: $id } }) { totalCount } }',
  ),
  'a filter by it that finds another': asking(
    'query ($id: ID!) { administrativePenalties(where: { id: { eq: $id }, facts: { eq: "无" } }) { nodes { facts } } }',
  ),
  'a statistic': asking('{ statistics(measure: ADMINISTRATIVE_PENALTIES) { groups { count } } }'),
  'why another field is withheld': asking(
    'query ($id: ID!) { whyWithheld(record: $id, field: "correctionReason") { shown } }',
  ),
};

test('a correction reaches an organ by whichever way it was shown the field, and by no other', async () => {
  const entered = async ([name, way]: [string, Way]) => {
    const receipt = await enter();
    await way(receipt);
    return { name, receipt };
  };
  const none = await Promise.all(Object.entries(notShowing).map(entered));
  const seen = await Promise.all(Object.entries(showing).map(entered));
  // Orders are searched in their order: once the last has found its organ, the first have been looked at.
  for (const { receipt } of [...none, ...seen]) await wrong(receipt);
  const all = async () =>
    Promise.all(seen.map(async ({ name, receipt }) => [name, await recalled(receipt)]));
  await expect
    .poll(all, { timeout: 15_000, interval: 500 })
    .toEqual(seen.map(({ name }) => [name, [['police-370303', 'facts']]]));
  for (const { name, receipt } of none) expect([name, await recalled(receipt)]).toEqual([name, []]);
});

test('a correction reaches whoever followed, each with the fields that it was told', async () => {
  const event = (fields: string) =>
    `event: changes { kind cursor recordId record { ... on AdministrativePenalty { ${fields} } } }`;
  const socket = await follow(hub, await hub.token(police), {
    query: `subscription { ${event('facts')} }`,
  });
  await socket.events(1, isHeartbeat);
  const stopped = new AbortController();
  const streamed: unknown[] = [];
  const stream = await fetch(`${hub.url}/graphql/stream`, {
    method: 'POST',
    signal: stopped.signal,
    headers: {
      authorization: `Bearer ${await hub.token(prosecutor)}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify({ query: `subscription { ${event('fineAmount')} }` }),
  });
  const reading = (async () => {
    if (!stream.body) return;
    for await (const { event: type, data } of readEvents(stream.body)) {
      if (type === 'next') streamed.push(at(JSON.parse(data), 'data.event'));
    }
  })().catch(() => undefined);
  await expect.poll(() => streamed.length).toBeGreaterThan(0);
  const receiver = await openReceiver();
  await hub.ask(
    city,
    `mutation ($url: String!, $select: String) { registerWebhook(url: $url, select: $select) { webhook { id } } }`,
    { url: receiver.url, select: 'record { ... on AdministrativePenalty { facts decisionNo } }' },
  );
  const receipt = await enter();
  const { recordId } = receipt;
  await socket.events(1, (one) => at(one, 'recordId') === recordId);
  const isTold = (one: unknown) => at(one, 'recordId') === recordId;
  await expect.poll(() => streamed.some(isTold), { timeout: 10_000 }).toBe(true);
  const isSent = () => receiver.all.some(({ body }) => body.includes(recordId));
  await expect.poll(isSent, { timeout: 10_000 }).toBe(true);
  await socket.client.dispose();
  stopped.abort();
  await reading;
  await receiver.close();
  await wrong(receipt, { facts: '事实乙', fineAmount: 2_000 });
  await expect
    .poll(() => recalled(receipt), { timeout: 15_000, interval: 500 })
    .toEqual([
      ['environment-370300', 'facts'],
      ['police-370303', 'facts'],
      ['procuratorate-370303', 'fineAmount'],
    ]);
});
