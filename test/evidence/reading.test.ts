import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const auditor = 'auditor-370300';
const police = 'police-officer-370303';
const environment = 'environment-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const entry = `index kind time operation level recipient
  to { organId reader purpose presumed client transport } shown { feed recordId version caseId fields }`;
const listing = `query ($where: DisclosureWhere, $first: Int, $before: Int) {
  disclosures(where: $where, first: $first, before: $before) { next nodes { ${entry} } } }`;

let hub: TestHub;
let penalty: string;
let caseId: string;
let party: string;

const askFor = async (login: string, purpose: string, query: string) =>
  hub.send({
    headers: {
      authorization: `Bearer ${await hub.token(login)}`,
      'content-type': 'application/json',
      'xianjie-purpose': purpose,
    },
    body: JSON.stringify({ query }),
  });

const nodesFor = async (login: string, where: object, more: object = {}) => {
  const { body } = await hub.ask(login, listing, { where, ...more });
  expect(body.errors).toBeUndefined();
  return listAt(body, 'data.disclosures.nodes');
};

beforeAll(async () => {
  hub = await openTestHub();
  await publishMarkedWorld(hub);
  const { body } = await hub.ask(
    environment,
    '{ administrativePenalties(where: { markingLevel: { eq: INTERNAL } }) { nodes { id markingAudience case { id parties { id kind } } } } }',
  );
  // The case of a unit: what may be shown of a person differs with its age and the reader's agency.
  const unitOf = (node: unknown) =>
    listAt(node, 'case.parties').find((one) => at(one, 'kind') === 'LEGAL');
  const ofUnit = listAt(body, 'data.administrativePenalties.nodes').find(
    (node) => at(node, 'markingAudience') === null && unitOf(node) !== undefined,
  );
  penalty = textAt(ofUnit, 'id');
  caseId = textAt(ofUnit, 'case.id');
  party = textAt(unitOf(ofUnit), 'id');
  await hub.ask(police, `query Look { administrativePenalty(id: "${penalty}") { id facts } }`);
  const covert = `query Inspect { administrativePenalty(id: "${penalty}") { id fineAmount } party(id: "${party}") { id name } }`;
  await askFor(prosecutor, 'SUPERVISION', covert);
  await hub.ask(police, `{ party(id: "${party}") { id name kind } }`);
});
afterAll(() => hub.close());

describe('The log', () => {
  test('is read whole by an auditor, without content, page by page', async () => {
    const all: unknown[] = [];
    for (let before: unknown; ; ) {
      const { body } = await hub.ask(auditor, listing, { first: 3, before });
      all.push(...listAt(body, 'data.disclosures.nodes'));
      before = at(body, 'data.disclosures.next');
      if (before === null || all.length > 100) break;
    }
    const indexes = all.map((one) => Number(at(one, 'index')));
    expect(indexes).toEqual(indexes.toSorted((a, b) => b - a));
    const looked = all.find((one) => at(one, 'operation') === 'Look');
    expect(looked).toMatchObject({
      to: [{ organId: 'police-370303', reader: police, purpose: 'CASE_HANDLING', presumed: true }],
      shown: [
        { feed: 'AdministrativePenalty', recordId: penalty, caseId, fields: ['facts', 'id'] },
      ],
    });
    expect(JSON.stringify(all)).not.toContain('某');
  });

  test('tells an owner which organs were shown its record, and not who inspected it covertly', async () => {
    const found = await nodesFor(environment, { record: penalty });
    const organs = found.flatMap((one) => listAt(one, 'to').map((to) => at(to, 'organId')));
    expect(new Set(organs)).toEqual(new Set(['environment-370303', 'police-370303']));
    expect(JSON.stringify(found)).not.toContain(police);
    const covert = await nodesFor(auditor, { record: penalty, reader: prosecutor });
    expect(covert).toMatchObject([{ operation: 'Inspect', to: [{ purpose: 'SUPERVISION' }] }]);
  });

  test('tells nobody else, and not whether there is such a record', async () => {
    expect(await nodesFor(police, { record: penalty })).toEqual([]);
    expect(await nodesFor(police, { record: caseId })).toEqual([]);
    const { body } = await hub.ask(police, listing, { where: { case: caseId } });
    expect(at(body, 'errors.0.extensions.code')).toBe('FORBIDDEN');
    for (const login of ['analyst-370300', 'partner-370300', 'administrator-370300']) {
      const refused = await hub.ask(login, listing, {});
      expect(at(refused.body, 'errors.0.extensions.code')).toBe('FORBIDDEN');
    }
  });

  test('is searched by reader, organ, case and time', async () => {
    expect((await nodesFor(auditor, { reader: 'nobody' })).length).toBe(0);
    const ofPolice = await nodesFor(auditor, { organ: 'police-370303', case: caseId });
    expect(ofPolice.length).toBeGreaterThan(0);
    const to = ofPolice.flatMap((one) => listAt(one, 'to').map((who) => at(who, 'organId')));
    expect(new Set(to)).toEqual(new Set(['police-370303']));
    expect(await nodesFor(auditor, { to: '2026-01-01T00:00:00Z' })).toEqual([]);
  });

  test('answers a person to which organs its data were shown', async () => {
    const query = `{ subjectReport(party: "${party}") { organId purpose fields times } }`;
    const { body } = await hub.ask(auditor, query);
    expect(listAt(body, 'data.subjectReport')).toContainEqual({
      ...{ organId: 'police-370303', purpose: 'CASE_HANDLING', times: 1 },
      fields: ['id', 'kind', 'name'],
    });
    expect(JSON.stringify(body)).not.toContain('procuratorate');
    const refused = await hub.ask(police, query);
    expect(at(refused.body, 'errors.0.extensions.code')).toBe('FORBIDDEN');
  });

  test('takes in what was handed on outside the platform', async () => {
    const mutation = `mutation ($record: ID!, $fields: [String!]!) { recordOnwardDisclosure(
      record: $record, version: 1, fields: $fields, recipient: "某市税务局", basis: "依协查函复函提供处罚信息") }`;
    const given = await hub.ask(police, mutation, { record: penalty, fields: ['fineAmount'] });
    expect(given.body.errors).toBeUndefined();
    const found = await nodesFor(environment, { record: penalty });
    expect(found[0]).toMatchObject({ kind: 'ONWARD', recipient: '某市税务局' });
    const unseen = await hub.ask('police-officer-370302', mutation, {
      record: penalty,
      fields: [],
    });
    expect(at(unseen.body, 'errors.0.extensions.code')).toBe('NOT_FOUND');
  });

  test('is kept for three years at least', async () => {
    const purge = hub.admin.query('SELECT coordination.keep_disclosures(365)');
    await expect(purge).rejects.toThrow('three years');
    const client = await hub.admin.connect();
    try {
      await client.query('BEGIN; SET LOCAL ROLE xianjie_app');
      const change = client.query('DELETE FROM coordination.disclosure_batch');
      await expect(change).rejects.toThrow('permission denied');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});
