import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoReaders } from '../../src/demo/demoReaders.ts';
import { cellsOf as definedCells } from '../../src/entities/Cell.ts';
import { Case } from '../../src/entities/coordination/Case.ts';
import { Party } from '../../src/entities/coordination/Party.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at } from '../fixtures/at.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { cellsShown } from './cellsShown.ts';
import { cellsOf, readLog, setsIn } from './readLog.ts';

const { feeds } = buildRegistry(regulation);
const told = '__typename withheld { field reason }';
const record = (cells: Parameters<typeof fieldsOf>[0]) => `${fieldsOf(cells)} ${told}`;
const theCase = record(definedCells(Case));
const party = record(definedCells(Party));
const few = feeds.filter(({ name }) =>
  ['EnvironmentalViolation', 'AdministrativePenalty', 'FilingDecision'].includes(name),
);
const nested = few
  .map(({ plural, cells }) => `${lowerFirst(plural)} { nodes { ${record(cells)} } }`)
  .join(' ');

/** Operations of every shape, with their ids filled in from what the reader found. */
const operations: readonly string[] = [
  `{ cases { nodes { ${theCase} parties { ${party} } ${nested} } } }`,
  `{ cases(first: 2, orderBy: [OPENED_ON_DESC]) { totalCount pageInfo { hasNextPage } edges { cursor node { ${theCase} } } } }`,
  `{ parties(last: 3) { pageInfo { hasPreviousPage } nodes { ${party} case { ${theCase} } } } }`,
  `query Two($id: ID!) { case(id: $id) { ${theCase} } node(id: $id) { ... on Case { ${theCase} } } }`,
  ...few.map(
    ({ plural, cells }) =>
      `{ ${lowerFirst(plural)}(first: 2) { pageInfo { hasNextPage } nodes { ${record(cells)} case { ${told} id hubCaseNo } } } }`,
  ),
  `{ changesSince(first: 50) { events { id kind recordId caseId record { ... on AdministrativePenalty { ${record(few[1]?.cells ?? [])} } ... on FilingDecision { ${told} id result } } case { ${told} id name } } } }`,
];

let hub: TestHub;
let cases: readonly string[];
beforeAll(async () => {
  hub = await openTestHub();
  cases = await publishMarkedWorld(hub);
});
afterAll(() => hub.close());

/** Asks over HTTP and gives the answer with the id under which the log has it. */
async function ask(login: string, query: string, variables: object, headers: object = {}) {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await hub.token(login)}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.json();
  return { body, request: response.headers.get('x-request-id') ?? '', status: response.status };
}

describe.each(demoReaders.filter(({ status }) => status === 'ACTIVE').map(({ login }) => login))(
  'What %s is shown',
  (login) => {
    test('stands in the log, cell by cell, and nothing else does', async () => {
      const answers = [];
      for (const [n, query] of operations.entries()) {
        answers.push(await ask(login, query, { id: cases[n % cases.length] }));
      }
      const log = await readLog(hub.admin);
      const sets = setsIn(log);
      for (const [n, { body, request }] of answers.entries()) {
        const entries = log.filter(({ json }) => at(json, 'request') === request);
        if (at(body, 'errors.0.extensions.code') === 'ABOVE_CEILING') {
          expect(entries).toEqual([]);
          continue;
        }
        expect(at(body, 'errors')).toBeUndefined();
        expect(entries).toHaveLength(1);
        const [entry] = entries;
        if (entry === undefined) continue;
        const logged = [...cellsOf(entry, sets)].filter((cell) => !cell.startsWith('Change:'));
        const isEvent = operations[n]?.includes('changesSince');
        const shown = cellsShown(at(body, 'data'));
        // An event of a record that the document selects nothing of still tells that it is there.
        const beyond = logged.filter(
          (cell) => !shown.has(cell) && (!isEvent || cell.includes('.')),
        );
        expect({ beyond }).toEqual({ beyond: [] });
        expect([...shown].filter((cell) => !logged.includes(cell))).toEqual([]);
        expect(at(entry.json, 'reader')).toBe(login);
        expect(at(entry.json, 'banner.level')).toBe(at(body, 'extensions.marking.level'));
      }
    });
  },
);

test('A page of changes of which no event is selected shows none', async () => {
  const { request } = await ask('environment-officer-370303', '{ changesSince { cursor } }', {});
  const log = await readLog(hub.admin);
  const [entry] = log.filter(({ json }) => at(json, 'request') === request);
  expect(at(entry?.json, 'shown')).toEqual([]);
});

test('Entries hold ids and names of fields, and no value', async () => {
  const secret = '某甲0';
  const query = `{ parties(where: { name: { eq: "${secret}" } }) { nodes { ${party} } } }`;
  await ask('police-officer-370303', query, {});
  const log = await readLog(hub.admin);
  expect(log.map(({ line }) => line).filter((line) => line.includes('某'))).toEqual([]);
});
