import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enteredCells, feedOf } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { askLists, membersOf } from '../fixtures/askLists.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { walkPages } from '../fixtures/walkPages.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

const table = regulation.map(({ feed }) => ({
  name: feedOf(feed).name,
  of: feed,
  feed: feedOf(feed),
}));

describe.each(table)('$name, read by its publisher', ({ name, of, feed }) => {
  const officer = officerOf(feed.agency);
  const many = lowerFirst(feed.plural);
  const inputs = [1, 2, 3, 4, 5].map((n) => inputOf(feed, n, 'all'));
  const cells = enteredCells(feed);
  let ids: readonly string[];
  let caseId: string;

  const ask = async (query: string, variables: object = {}): Promise<unknown> => {
    const { body } = await hub.ask(officer, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data;
  };

  beforeAll(async () => {
    const [first, ...others] = inputs;
    const one = await publish(hub, of, first ?? {});
    caseId = one.caseId;
    const rest = await publishAll(
      hub,
      of,
      others.map((input) => ({ ...input, caseId })),
    );
    ids = [one, ...rest].map(({ recordId }) => recordId);
  });

  test('gives back each entered cell as it was entered, whichever way it is read', async () => {
    const fields = `id ${fieldsOf(cells)} withheld { field }`;
    const data = await ask(
      `query ($id: ID!, $case: ID!) {
        one: ${lowerFirst(name)}(id: $id) { ${fields} }
        node(id: $id) { id ... on ${name} { ${fields} } }
        case(id: $case) { ${many} { nodes { ${fields} } } }
        ${many}(where: { id: { eq: $id } }) { nodes { ${fields} } }
      }`,
      { id: ids[0], case: caseId },
    );
    const expected = { ...inputs[0], id: ids[0], withheld: [] };
    expect(at(data, 'one')).toEqual(expected);
    expect(at(data, 'node')).toEqual(expected);
    expect(at(data, `${many}.nodes`)).toEqual([expected]);
    const nested = new Map(listAt(data, `case.${many}.nodes`).map((row) => [at(row, 'id'), row]));
    expect([...nested]).toHaveLength(5);
    ids.forEach((id, index) => {
      expect(nested.get(id)).toEqual({ ...inputs[index], id, withheld: [] });
    });
  });

  test('is found by each filterable cell, with exactly those of equal value', async () => {
    const filterable = cells.filter(({ kind }) => kind.filter !== 'none');
    const asked = filterable.map(({ name: cell, kind }) => {
      const [value] = [inputs[2]?.[cell]].flat();
      return { cell, value, where: { [cell]: { [kind.list ? 'has' : 'eq']: value } } };
    });
    const found = await askLists(hub, officer, { name, list: many }, asked);
    asked.forEach(({ cell, value }, index) => {
      const equal = ids.filter((_, row) => [inputs[row]?.[cell]].flat().includes(value));
      expect(found[index]?.toSorted(), cell).toEqual(equal.toSorted());
    });
    const isNull = (empty: boolean) =>
      filterable.map((cell) => ({ where: { [cell.name]: { isNull: empty } } }));
    const where = [
      { and: isNull(false).map((one) => one.where) },
      { or: isNull(true).map((one) => one.where) },
    ];
    const [filled, empty] = await askLists(
      hub,
      officer,
      { name, list: many },
      where.map((one) => ({ where: one })),
    );
    expect([filled, empty]).toEqual([expect.arrayContaining([...ids]), []]);
  });

  test('is listed in each order, backwards in the contrary one', async () => {
    const orders = (await membersOf(hub, officer, `${name}Order`)).filter((order) =>
      order.endsWith('_ASC'),
    );
    expect(orders.length).toBeGreaterThan(20);
    const both = orders.flatMap((order) => [[order], [order.replace('_ASC', '_DESC')]]);
    const listed = await askLists(
      hub,
      officer,
      { name, list: many },
      both.map((orderBy) => ({ orderBy })),
    );
    orders.forEach((order, index) => {
      const [up = [], down = []] = [listed[2 * index], listed[2 * index + 1]];
      expect(up.toSorted(), order).toEqual(ids.toSorted());
      expect(down.toReversed(), order).toEqual(up);
    });
  });

  test('is paged forwards and backwards without gap or repetition', async () => {
    const data = await ask(`{ page: ${many}(first: 9) { nodes { id } totalCount } }`);
    const whole = listAt(data, 'page.nodes').map((node) => textAt(node, 'id'));
    expect(at(data, 'page.totalCount')).toBe(5);
    expect(whole.toSorted()).toEqual(ids.toSorted());
    const pages = [whole.slice(0, 2), whole.slice(2, 4), whole.slice(4)];
    expect(await walkPages(ask, many, 2, 'forwards')).toEqual(pages);
    const fromTheEnd = [whole.slice(3), whole.slice(1, 3), whole.slice(0, 1)];
    expect(await walkPages(ask, many, 2, 'backwards')).toEqual(fromTheEnd);
  });
});
