import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { handlingAgencies, officerOf } from '../fixtures/officerOf.ts';
import { newKey, publication, type Receipt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { askRoots } from './askRoots.ts';
import { entryOf, publishCase } from './publishCase.ts';
import { schemaFields } from './schemaFields.ts';

/** Lists and objects that are open to every reader: no case stands in them. */
const references = new Set(['charge', 'charges', 'division', 'divisions']);
for (const name of ['legalBasis', 'legalBases', 'organ', 'organs']) references.add(name);

const party = { kind: 'NATURAL', name: '张域内' };
const courtNumber = '（2026）鲁0303刑初5号';
const nobody = '00000000-0000-7000-8000-000000000000';
const strangers = handlingAgencies.map((agency) => officerOf(agency, '370302'));
const acts = regulation.map(({ feed }) => {
  const { perSuspect, name } = feedOf(feed);
  const named = perSuspect ? { party } : { parties: [party] };
  return { of: feed, input: name === 'CourtAcceptance' ? { ...named, ...accepted() } : named };
});

function accepted() {
  const acceptedAt = '2026-11-20T09:00:00+08:00';
  return { caseNo: courtNumber, receivedAt: acceptedAt, acceptedAt, procedure: 'ORDINARY' };
}

let hub: TestHub;
let receipts: readonly Receipt[];
let theCase: { readonly id: string; readonly hubCaseNo: string };
let ids: readonly string[];
let numbers: readonly string[];
let lists: readonly string[];
let objects: readonly string[];

beforeAll(async () => {
  hub = await openTestHub();
  receipts = await publishCase(hub, acts);
  const [first] = receipts;
  if (first === undefined) throw new Error('Nothing was published');
  theCase = { id: first.caseId, hubCaseNo: first.hubCaseNo };
  const of = [theCase.id];
  const parties = await hub.admin.query('SELECT id FROM coordination.party WHERE case_id = $1', of);
  const found = await hub.admin.query(
    'SELECT key FROM coordination.case_number WHERE case_id = $1',
    of,
  );
  ids = [theCase.id, ...receipts.map(({ recordId }) => recordId)];
  ids = [...ids, ...parties.rows.map((row: unknown) => textAt(row, 'id'))];
  numbers = found.rows.map((row: unknown) => textAt(row, 'key'));
  numbers = [
    ...numbers,
    courtNumber,
    '(2026)鲁0303刑初5号',
    '[2026]鲁0303刑初第005号',
    '〔２０２６〕鲁0303刑初5号',
  ];
  const fields = (await schemaFields(hub, 'Query')).filter(({ name }) => !references.has(name));
  lists = fields.filter(({ args }) => args.includes('first')).map(({ name }) => name);
  objects = fields.filter(({ args }) => args.join() === 'id').map(({ name }) => name);
});

afterAll(() => hub.close());

const everyRow = (where = '') =>
  lists.map(
    (list) => `${list}${where} { totalCount nodes { id } pageInfo { hasNextPage endCursor } }`,
  );
const empty =
  /^(\{"data":\{("r\d+":\{"totalCount":0,"nodes":\[\],"pageInfo":\{"hasNextPage":false,"endCursor":null\}\},?)+\}\}\n?)+$/;
const nothing = /^(\{"data":\{("r\d+":null,?)+\}\}\n?)+$/;

test('The schema is walked whole: a list and an object for each feed, for cases and for parties', () => {
  const feeds = regulation.map(({ feed }) => lowerFirst(feedOf(feed).plural));
  expect(new Set(lists)).toEqual(new Set([...feeds, 'cases', 'parties']));
  expect(objects).toHaveLength(feeds.length + 3);
});

describe.each(strangers)('%s does not find a case of the next district', (login) => {
  test('in any list', async () => {
    expect(await askRoots(hub, login, everyRow())).toMatch(empty);
  });

  test('by its hub number in any filter', async () => {
    const where = `(where: { hubCaseNo: { eq: "${theCase.hubCaseNo}" } })`;
    const nested = `(where: { case: { hubCaseNo: { eq: "${theCase.hubCaseNo}" } } })`;
    const roots = everyRow(where).filter((root) => !root.startsWith('parties'));
    expect(await askRoots(hub, login, roots)).toMatch(empty);
    const inner = everyRow(nested).filter((root) => !root.startsWith('cases'));
    expect(await askRoots(hub, login, inner)).toMatch(empty);
  });

  test('by the id of the case, of a record or of a party: as if there were none', async () => {
    const asked = (id: string) => objects.map((name) => `${name}(id: "${id}") { __typename id }`);
    const unknown = await askRoots(hub, login, asked(nobody));
    expect(unknown).toMatch(nothing);
    for (const id of ids) expect(await askRoots(hub, login, asked(id))).toBe(unknown);
  });

  test('by any of its numbers, however they are written', async () => {
    const asked = numbers.map((number) => `caseByNumber(number: "${number}") { id }`);
    expect(await askRoots(hub, login, asked)).toMatch(nothing);
    const issued = numbers.map(
      (number) => `caseByNumber(number: "${number}", organ: "court-370303") { id }`,
    );
    expect(await askRoots(hub, login, issued)).toMatch(nothing);
  });
});

describe.each(regulation.map(({ feed }) => ({ of: feed, feed: feedOf(feed) })))(
  '$feed.name of the next district',
  ({ of, feed }) => {
    const login = officerOf(feed.agency, '370302');
    const entry = entryOf({ of });
    const refusal = async (target: object) => {
      const variables = { input: { ...entry, ...target }, key: newKey() };
      return (await hub.ask(login, publication(feed).one, variables)).text;
    };

    test('is not entered into the case: the refusal is that of an unknown case', async () => {
      const unknown = await refusal({ caseId: nobody });
      expect(unknown).toContain('CASE_NOT_FOUND');
      expect(await refusal({ caseId: theCase.id })).toBe(unknown);
      const unwritten = await refusal({ caseNumber: 'H-370303-2026-999999-0' });
      expect(unwritten).toContain('CASE_NOT_FOUND');
      for (const caseNumber of [theCase.hubCaseNo, ...numbers.slice(0, 3), courtNumber]) {
        expect(await refusal({ caseNumber })).toBe(unwritten);
      }
    });
  },
);

describe.each([
  ...handlingAgencies.flatMap((agency) => [officerOf(agency), officerOf(agency, '370300')]),
  'procuratorate-prosecutor-000000',
  'court-judge-000000',
])('%s finds it', (login) => {
  test('by its id, its hub number, the court’s number and in the list of cases', async () => {
    const found = [`case(id: "${theCase.id}")`, `node(id: "${theCase.id}")`];
    const byNumber = [theCase.hubCaseNo, ...numbers.slice(-3)].map(
      (number) => `caseByNumber(number: "${number}")`,
    );
    const answer = await askRoots(
      hub,
      login,
      [...found, ...byNumber].map((root) => `${root} { id }`),
    );
    expect(answer.split(theCase.id)).toHaveLength(found.length + byNumber.length + 1);
    const { body } = await hub.ask(
      login,
      '{ cases { nodes { id } } penalties: administrativePenalties { nodes { id } } }',
    );
    expect(listAt(body, 'data.cases.nodes')).toEqual([{ id: theCase.id }]);
    const penalty = acts.findIndex(({ of }) => of === AdministrativePenalty);
    expect(at(body, 'data.penalties.nodes')).toEqual([{ id: receipts[penalty]?.recordId }]);
  });
});
