import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedOf } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at, listAt } from '../fixtures/at.ts';
import { handlingAgencies, officerOf } from '../fixtures/officerOf.ts';
import { newKey, publication } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { askRoots } from './askRoots.ts';
import { entryOf } from './publishCase.ts';
import { schemaFields } from './schemaFields.ts';
import { courtNumbers, publishTerritoryCase, type TerritoryCase } from './territoryCase.ts';

/** Lists and objects that are open to every reader: no case stands in them. */
const references = new Set(['charge', 'charges', 'division', 'divisions']);
for (const name of ['legalBasis', 'legalBases', 'organ', 'organs', 'timeLimit', 'timeLimits'])
  references.add(name);

/** Of other makes than the records' lists: signals are asked below, the rest in tests of its own. */
const pages = new Set(['disclosures', 'signals', 'recalls', 'objections']);

const nobody = '00000000-0000-7000-8000-000000000000';
const strangers = handlingAgencies.map((agency) => officerOf(agency, '370302'));
let hub: TestHub;
let theCase: TerritoryCase;
let lists: readonly string[];
let objects: readonly string[];

beforeAll(async () => {
  hub = await openTestHub();
  theCase = await publishTerritoryCase(hub);
  const fields = (await schemaFields(hub, 'Query')).filter(({ name }) => !references.has(name));
  lists = fields
    .filter(
      ({ args, name }) => args.includes('first') && args.includes('where') && !pages.has(name),
    )
    .map(({ name }) => name);
  objects = fields
    .filter(({ args }) => /^(asOf,)?id(,asOf)?$/.test(args.join()))
    .map(({ name }) => name);
});

afterAll(() => hub.close());

const everyRow = (where = '') =>
  lists.map(
    (list) => `${list}${where} { totalCount nodes { id } pageInfo { hasNextPage endCursor } }`,
  );
/** The banner of an answer in which nothing stands. */
const bare =
  ',"extensions":\\{"marking":\\{"level":"PUBLIC","restrictions":\\[\\],"audience":null,"portions":\\[\\]\\}\\}';
const answerOf = (root: string) =>
  new RegExp(`^(\\{"data":\\{("r\\d+":${root},?)+\\}${bare}\\}\\n?)+$`);
const empty = answerOf(
  '\\{"totalCount":0,"nodes":\\[\\],"pageInfo":\\{"hasNextPage":false,"endCursor":null\\}\\}',
);
const nothing = answerOf('null');

test('The schema is walked whole: a list and an object for each feed, for cases, parties and clocks', () => {
  const feeds = regulation.map(({ feed }) => lowerFirst(feedOf(feed).plural));
  expect(new Set(lists)).toEqual(new Set([...feeds, 'cases', 'parties', 'clocks', 'tasks']));
  expect(objects).toHaveLength(feeds.length + 4);
});

describe.each(strangers)('%s does not find a case of the next district', (login) => {
  test('in any list', async () => {
    expect(await askRoots(hub, login, everyRow())).toMatch(empty);
  });

  test('by its hub number in any filter', async () => {
    const where = `(where: { hubCaseNo: { eq: "${theCase.hubCaseNo}" } })`;
    const nested = `(where: { case: { hubCaseNo: { eq: "${theCase.hubCaseNo}" } } })`;
    const roots = everyRow(where).filter((root) => !/^(parties|clocks|tasks)/.test(root));
    expect(await askRoots(hub, login, roots)).toMatch(empty);
    const inner = everyRow(nested).filter((root) => !root.startsWith('cases'));
    expect(await askRoots(hub, login, inner)).toMatch(empty);
  });

  test('in any signal', async () => {
    const { body, text } = await hub.ask(
      login,
      '{ signals(first: 50) { signals { caseId } hasMore } }',
    );
    expect(body.errors).toBeUndefined();
    expect(text).toContain('"signals":[]');
    for (const id of theCase.ids) expect(text).not.toContain(id);
  });

  test('in a timeline: as if there were no such case', async () => {
    const timeline = (id: string) => `case(id: "${id}") { timeline { at } }`;
    const unknown = await askRoots(hub, login, [timeline(nobody)]);
    for (const id of theCase.ids) expect(await askRoots(hub, login, [timeline(id)])).toBe(unknown);
  });

  test('by the id of the case, of a record or of a party: as if there were none', async () => {
    const asked = (id: string) => objects.map((name) => `${name}(id: "${id}") { __typename id }`);
    const unknown = await askRoots(hub, login, asked(nobody));
    expect(unknown).toMatch(nothing);
    for (const id of theCase.ids) expect(await askRoots(hub, login, asked(id))).toBe(unknown);
  });

  test('by any of its numbers, however they are written', async () => {
    const asked = theCase.numbers.map((number) => `caseByNumber(number: "${number}") { id }`);
    expect(await askRoots(hub, login, asked)).toMatch(nothing);
    const issued = theCase.numbers.map(
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
      for (const caseNumber of [theCase.hubCaseNo, ...theCase.numbers]) {
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
    const byNumber = [theCase.hubCaseNo, ...courtNumbers].map(
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
    expect(at(body, 'data.penalties.nodes')).toEqual([{ id: theCase.penaltyId }]);
  });
});
