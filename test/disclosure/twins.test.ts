import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedOf } from '../../src/entities/Feed.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { type Question, questionsOn } from './questionsOn.ts';
import { keepRows, type Rows, rewriteRows, steering } from './rewriteRows.ts';
import { publishTwins } from './twinWorlds.ts';

/** The court is shown all of the records that it is shown at all. Each type is read by two of them. */
const readers = [
  ...(['environment', 'police', 'procuratorate'] as const).map((agency) => officerOf(agency)),
  'analyst-370300',
  'partner-370300',
];
const names = ['Case', 'Party', ...regulation.map(({ feed }) => feedOf(feed).name)];
const mostRoots = 20;
const readersEach = 2;

let hub: TestHub;
let twins: ReadonlyMap<string, Rows>;
/** How many cells were hidden from each reader in all tables. */
const seen = new Map<string, number>();

beforeAll(async () => {
  hub = await openTestHub({ connections: 2 });
  const published = await publishTwins(hub);
  twins = new Map(published.map((rows) => [rows.name, rows]));
});

afterAll(() => hub.close());

/** In turn, so that each reader reads two types in five, and the partner the cases; `npm run prove` takes them all. */
function readersOf(name: string): readonly string[] {
  const from = names.indexOf(name) * readersEach + 3;
  return Array.from({ length: readersEach }, (_, n) => readers[(from + n) % readers.length] ?? '');
}

/** The bytes of the answers to all questions, on the rows of one case. */
async function answers(login: string, rows: Rows, questions: readonly Question[]) {
  const { name, list, key, caseId, cells } = rows;
  const record = `id ${fieldsOf(cells)} withheld { field reason until }`;
  const texts: string[] = [];
  for (let from = 0; from < questions.length; from += mostRoots) {
    const part = questions.slice(from, from + mostRoots);
    const declared = part.map((_, i) => `$w${i}: ${name}Where, $o${i}: [${name}Order!]`);
    const roots = part.map(
      (_, i) => `r${i}: ${list}(where: $w${i}, orderBy: $o${i}, first: 2) { totalCount
        edges { cursor node { ${i === 0 ? record : 'id'} } } pageInfo { hasNextPage endCursor } }`,
    );
    const variables = part.flatMap(({ where = {}, orderBy }, i) => [
      [`w${i}`, { and: [{ [key[1]]: { eq: caseId } }, where] }],
      [`o${i}`, orderBy],
    ]);
    const document = `query (${declared.join(', ')}) { ${roots.join(' ')} }`;
    const { body, text } = await hub.ask(login, document, Object.fromEntries(variables));
    expect(body.errors).toBeUndefined();
    texts.push(text);
  }
  return texts;
}

/** The cells that are withheld from the reader in every row of the case. */
async function hiddenFrom(login: string, rows: Rows): Promise<readonly string[]> {
  const query = `query ($where: ${rows.name}Where) { found: ${rows.list}(where: $where) { nodes { withheld { field reason } } } }`;
  const variables = { where: { [rows.key[1]]: { eq: rows.caseId } } };
  const { body } = await hub.ask(login, query, variables);
  const [first = [], ...others] = listAt(body, 'data.found.nodes').map((node) =>
    listAt(node, 'withheld')
      // Of what is masked a part is shown.
      .filter((one) => at(one, 'reason') !== 'MASKED')
      .map((one) => textAt(one, 'field')),
  );
  const everywhere = first.filter((field) => others.every((fields) => fields.includes(field)));
  return everywhere.filter((field) => !steering.has(field));
}

test.each(names)(
  '%s answers alike, byte for byte, whatever stands in the cells that a reader is not shown',
  async (name) => {
    const rows = twins.get(name);
    if (rows === undefined) throw new Error(`Nothing was published of ${name}`);
    const questions = await questionsOn(hub, rows);
    await keepRows(hub, rows);
    for (const login of readersOf(name)) {
      const hidden = await hiddenFrom(login, rows);
      seen.set(login, (seen.get(login) ?? 0) + hidden.length);
      const asked = [{}, ...hidden.flatMap((cell) => questions.get(cell) ?? [])];
      const before = await answers(login, rows, asked);
      for (const content of ['next', 'nothing'] as const) {
        await rewriteRows(hub, rows, hidden, content);
        expect(await answers(login, rows, asked), `${login}, ${content}`).toEqual(before);
      }
      await rewriteRows(hub, rows, hidden, 'own');
    }
  },
  240_000,
);

test('A reader who may see the cells is answered otherwise when they are rewritten', async () => {
  const rows = twins.get('ArrestRequest');
  if (rows === undefined) throw new Error('No request for arrest was published');
  const hidden = await hiddenFrom('environment-officer-370303', rows);
  const questions = await questionsOn(hub, rows);
  const asked = [{}, ...hidden.flatMap((cell) => questions.get(cell) ?? [])];
  const before = await answers('police-officer-370303', rows, asked);
  expect(await rewriteRows(hub, rows, hidden, 'next')).toBe(3);
  const after = await answers('police-officer-370303', rows, asked);
  expect(after).not.toEqual(before);
});

test('Something was withheld from each reader', () => {
  expect(seen.size).toBe(readers.length);
  expect([...seen].filter(([, cells]) => cells === 0)).toEqual([]);
});
