import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { walkPages } from '../fixtures/walkPages.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
const list = 'administrativePenalties';
let hub: TestHub;
let caseId: string;

/** Many ties, and every third fine is empty. */
const entry = (n: number) => ({
  ...inputOf(feed, n),
  ...(n % 3 !== 0 && { fineAmount: (n % 3) * 100 }),
  decidedOn: `2026-03-0${(n % 4) + 1}`,
});

beforeAll(async () => {
  hub = await openTestHub();
  ({ caseId } = await publish(hub, AdministrativePenalty, entry(0)));
  const others = Array.from({ length: 12 }, (_, n) => ({ ...entry(n + 1), caseId }));
  await publishAll(hub, AdministrativePenalty, others);
});

afterAll(() => hub.close());

const ask = async (query: string, variables: object = {}): Promise<unknown> => {
  const { body } = await hub.ask(officer, query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
};
const idsAt = (data: unknown, path: string) => listAt(data, path).map((node) => textAt(node, 'id'));
const whole = async (orderBy: string) =>
  idsAt(
    await ask(`{ ${list}(first: 1000, orderBy: [${orderBy}]) { nodes { id } } }`),
    `${list}.nodes`,
  );

const orders = [
  '',
  'FINE_AMOUNT_ASC',
  'FINE_AMOUNT_DESC',
  'DECIDED_ON_ASC',
  'DECIDED_ON_DESC, FINE_AMOUNT_ASC',
  'FINE_AMOUNT_DESC, SERIOUS_ASC, DECIDED_ON_ASC',
];

describe.each(orders)('in the order [%s]', (orderBy) => {
  test.each([1, 2, 5, 13])('pages of %i are the whole list, both ways', async (size) => {
    const expected = await whole(orderBy);
    expect(new Set(expected).size).toBe(13);
    const forwards = await walkPages(ask, list, size, 'forwards', `orderBy: [${orderBy}]`);
    expect(forwards.flat()).toEqual(expected);
    const backwards = await walkPages(ask, list, size, 'backwards', `orderBy: [${orderBy}]`);
    expect(backwards.toReversed().flat()).toEqual(expected);
    const sizes = [...forwards, ...backwards].map((page) => page.length);
    expect(sizes.filter((length) => length !== size)).toEqual(
      13 % size === 0 ? [] : [13 % size, 13 % size],
    );
  });

  test('a case pages its records as a list does', async () => {
    const fields =
      'totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const nested = async (args: string) =>
      at(
        await ask(
          `query ($case: ID!) { case(id: $case) { page: ${list}(orderBy: [${orderBy}], ${args}) { ${fields} } } }`,
          { case: caseId },
        ),
        'case.page',
      );
    const root = async (args: string) =>
      at(
        await ask(
          `query ($case: ID!) { page: ${list}(orderBy: [${orderBy}], where: { caseId: { eq: $case } }, ${args}) { ${fields} } }`,
          { case: caseId },
        ),
        'page',
      );
    /** A cursor is a place in its own list only, so the two lists have other ones. */
    const withoutCursors = (page: unknown) =>
      JSON.parse(JSON.stringify(page).replace(/"([\w-]*[cC]ursor)":"[^"]+"/g, '"$1":"…"'));
    const middles = { nested: await nested('first: 7'), root: await root('first: 7') };
    expect(withoutCursors(middles.nested)).toEqual(withoutCursors(middles.root));
    for (const args of [
      (cursor: string) => `first: 3, after: "${cursor}"`,
      (cursor: string) => `last: 3, before: "${cursor}"`,
      () => 'last: 20',
      () => 'first: 0',
    ]) {
      const below = await nested(args(textAt(middles.nested, 'edges.4.cursor')));
      const above = await root(args(textAt(middles.root, 'edges.4.cursor')));
      expect(withoutCursors(below), args('…')).toEqual(withoutCursors(above));
    }
  });
});

test('between two cursors stands what lies between them', async () => {
  const data = await ask(`{ ${list}(first: 13) { edges { cursor node { id } } } }`);
  const edges = listAt(data, `${list}.edges`);
  const [after, before] = [textAt(edges[2], 'cursor'), textAt(edges[9], 'cursor')];
  const between = edges.slice(3, 9).map((edge) => textAt(edge, 'node.id'));
  const read = async (args: string) =>
    idsAt(
      await ask(
        `query ($after: String, $before: String) { ${list}(${args}, after: $after, before: $before) { nodes { id } } }`,
        { after, before },
      ),
      `${list}.nodes`,
    );
  expect(await read('first: 9')).toEqual(between);
  expect(await read('last: 9')).toEqual(between);
  expect(await read('first: 2')).toEqual(between.slice(0, 2));
  expect(await read('last: 2')).toEqual(between.slice(-2));
});

test('a record that is entered meanwhile moves no page that was read', async () => {
  const first = await ask(`{ ${list}(first: 6) { nodes { id } pageInfo { endCursor } } }`);
  await publish(hub, AdministrativePenalty, { ...entry(50), decidedOn: '2026-03-09' });
  const query = `query ($at: String) { ${list}(first: 100, after: $at) { nodes { id } } }`;
  const rest = await ask(query, { at: textAt(first, `${list}.pageInfo.endCursor`) });
  const seen = [...idsAt(first, `${list}.nodes`), ...idsAt(rest, `${list}.nodes`)];
  expect(seen).toEqual((await whole('')).slice(1));
});
