import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { askRoots } from './askRoots.ts';
import { countOf } from './countOf.ts';
import { guess, type Oracle } from './guess.ts';
import { canary, hidden, publishSecrets, requestNo, suspect } from './secrets.ts';
import { analyst, bureau, lists, police, type Target, targets } from './targets.ts';

let hub: TestHub;
let world: Awaited<ReturnType<typeof publishSecrets>>;
/** Every byte that a reader was sent, the readers' own words left out. */
const sent: string[] = [];

beforeAll(async () => {
  hub = await openTestHub();
  world = await publishSecrets(hub);
});

afterAll(() => hub.close());

const ask = async (login: string, query: string, variables: object = {}) => {
  const answer = await hub.ask(login, query, variables);
  if (login === bureau || login === analyst) sent.push(answer.text);
  return answer.body;
};

const count = (login: string, list: Target['list'], where: object) =>
  countOf((query, variables) => ask(login, query, variables), list, where);

const oracle =
  (login: string, { list, row, cell }: Target): Oracle =>
  async (filter) =>
    (await count(login, list, { id: { eq: world.ids.get(row) }, [cell]: filter })) > 0;

describe.each(targets)('$cell of $list, withheld from $from', (target) => {
  const { list, row, cell, from, to } = target;

  test('is found by search by a reader who may see it, and not by the other', async () => {
    expect(await guess(oracle(to, target), hidden[cell])).toBe(hidden[cell]);
    expect(await guess(oracle(from, target), hidden[cell])).toBeUndefined();
  });

  test('is as if it were empty in every turn of a filter', async () => {
    const only = (where: object) =>
      count(from, list, { and: [{ id: { eq: world.ids.get(row) } }, where] });
    const is = { [cell]: { eq: hidden[cell] } };
    const outcomes = [is, { not: is }, { [cell]: { isNull: true } }, { [cell]: { isNull: false } }];
    expect(await Promise.all(outcomes.map(only))).toEqual([0, 0, 1, 0]);
    expect(await only({ not: { [cell]: { isNull: true } } })).toBe(0);
    expect(await only({ or: [is, { not: is }] })).toBe(0);
    expect(await only({ or: [is, { id: { isNull: false } }] })).toBe(1);
    expect(await only({ [cell]: { in: [hidden[cell]] } })).toBe(0);
    const body = await ask(from, `{ ${lists[list]} { nodes { id ${cell} } } }`);
    const rows = listAt(body, `data.${lists[list]}.nodes`);
    expect(
      at(
        rows.find((one) => at(one, 'id') === world.ids.get(row)),
        cell,
      ),
    ).toBeNull();
  });

  test('stands in no cursor of a list in its order', async () => {
    const order = cell.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const query = `query ($row: ID!) { found: ${lists[list]}(orderBy: [${order}_ASC], where: { id: { eq: $row } }) { edges { cursor } pageInfo { endCursor } } }`;
    const cursorOf = async (login: string) => {
      const body = await ask(login, query, { row: world.ids.get(row) });
      expect(at(body, 'data.found.edges.0.cursor')).toBe(at(body, 'data.found.pageInfo.endCursor'));
      return textAt(body, 'data.found.pageInfo.endCursor');
    };
    const cursor = await cursorOf(from);
    expect(await cursorOf(from)).toBe(cursor);
    expect(await cursorOf(to)).not.toBe(cursor);
    const id = world.ids.get(row) ?? '';
    for (const encoding of ['base64', 'base64url', 'hex', 'latin1'] as const) {
      const text = Buffer.from(cursor, encoding).toString();
      expect(text).not.toContain(String(hidden[cell]));
      expect(text).not.toContain(id);
    }
  });
});

describe('a suspect whom the bureau may not name', () => {
  const named = [
    { name: { prefix: '张' } },
    { idNo: { eq: suspect.idNo } },
    { address: { prefix: canary } },
  ];
  const ways = named.flatMap((of) => [
    ['FilingDecision', { parties: of }] as const,
    ['ArrestRequest', { party: of }] as const,
    ['ArrestRequest', { case: { hubCaseNo: { isNull: false } }, party: { and: [of] } }] as const,
  ]);

  test.each(ways)('is not found through %s(where: %j)', async (list, where) => {
    expect(await count(bureau, list, where)).toBe(0);
    expect(await count(police, list, where)).toBe(1);
  });

  test('is not found among the parties, though it is known that there is one', async () => {
    const query = `query ($where: PartyWhere) { parties(where: $where) { totalCount nodes { name idNo } } }`;
    for (const of of named) {
      expect(at(await ask(bureau, query, { where: of }), 'data.parties.totalCount')).toBe(0);
      expect(at(await ask(police, query, { where: of }), 'data.parties.totalCount')).toBe(1);
    }
    const where = { caseId: { eq: world.caseId } };
    expect(at(await ask(bureau, query, { where }), 'data.parties.nodes')).toEqual([
      { name: null, idNo: null },
    ]);
  });
});

test('A document’s number finds the case only for those who may see it on the document', async () => {
  const canonical = '张公（环）提捕字〔2026〕7号';
  const numbers = [requestNo.printed, canonical, '张公（环）提捕字[2026]第007号'];
  const asked = numbers.map((number) => `caseByNumber(number: "${number}") { id }`);
  const byHub = `caseByNumber(number: "${world.hubCaseNo}") { id }`;
  const found = (login: string) => askRoots(hub, login, [byHub, ...asked]);
  expect((await found(police)).split(world.caseId)).toHaveLength(numbers.length + 2);
  expect((await found(bureau)).split(world.caseId)).toHaveLength(2);
});

test('The printed form of a withheld number is withheld with it', async () => {
  const query = `{ arrestRequests { nodes { requestNo documentNo asPrinted { field text } } } }`;
  const printed = async (login: string) => at(await ask(login, query), 'data.arrestRequests.nodes');
  expect(JSON.stringify(await printed(police))).toContain(requestNo.printed);
  expect(await printed(bureau)).toEqual([{ requestNo: null, documentNo: null, asPrinted: null }]);
});

test('No answer and no log held a word of what was withheld', () => {
  expect(sent.length).toBeGreaterThan(100);
  const told = [...sent, ...hub.failures].filter((text) => text.includes(canary));
  expect(told).toEqual([]);
});
