import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { textAt } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { siteInspection } from './clause.ts';

let hub: TestHub;

beforeAll(async () => {
  const folder = fileURLToPath(new URL('migrations/environment', import.meta.url));
  hub = await openTestHub({
    clauses: [...regulation, siteInspection],
    prepare: async (url) => {
      await migrate({ url, roots: [{ agency: 'environment', folder }] });
    },
  });
});

afterAll(() => hub.close());

const publish = `mutation ($input: SiteInspectionInput!, $key: String!) {
  publishSiteInspection(input: $input, idempotencyKey: $key) { recordId caseId record { finding } } }`;

test('A class, a clause and a migration make a feed that is published, read, filtered and withheld', async () => {
  const input = {
    decidedAt: '2026-11-20T09:00:00+08:00',
    inspectionNo: '淄环检〔2026〕1号',
    finding: '废水排放口超标',
  };
  const published = await hub.ask('environment-officer-370303', publish, {
    input,
    key: 'inspection-1',
  });
  expect(published.body.errors).toBeUndefined();
  const recordId = textAt(published.body, 'data.publishSiteInspection.recordId');
  const caseId = textAt(published.body, 'data.publishSiteInspection.caseId');

  const read = `query ($id: ID!) {
    siteInspections(where: { inspectionNo: { prefix: "淄环检" } }) { totalCount nodes { id finding } }
    case(id: $id) { siteInspections { nodes { finding withheld { field reason } } } }
    node(id: "${recordId}") { __typename }
    caseByNumber(number: "淄环检(2026)第001号") { id } }`;
  const owner = await hub.ask('environment-officer-370303', read, { id: caseId });
  expect(owner.body.data).toMatchObject({
    siteInspections: { totalCount: 1, nodes: [{ id: recordId, finding: '废水排放口超标' }] },
    node: { __typename: 'SiteInspection' },
    caseByNumber: { id: caseId },
  });
  const police = await hub.ask('police-officer-370303', read, { id: caseId });
  expect(police.body.data).toMatchObject({
    siteInspections: { totalCount: 1, nodes: [{ id: recordId, finding: null }] },
  });
  expect(police.body.extensions?.withheld?.map((one) => one.path)).toContain(
    'siteInspections.nodes.finding',
  );
  const prosecutor = await hub.ask('procuratorate-prosecutor-370303', read, { id: caseId });
  expect(prosecutor.body.data).toMatchObject({ siteInspections: { totalCount: 0 }, node: null });
});

test('Nobody but its publisher enters it', async () => {
  const input = {
    decidedAt: '2026-11-20T09:00:00+08:00',
    inspectionNo: '张检〔2026〕2号',
    finding: 'x',
  };
  const refused = await hub.ask('police-officer-370303', publish, { input, key: 'inspection-2' });
  expect(refused.body.errors?.[0]?.extensions.code).toBe('NOT_PUBLISHER');
});
