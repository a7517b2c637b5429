import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { found, type Step, sent, steps, walk } from './caseWalk.ts';
import { type Column, type Item, table } from './disclosureTable.ts';
import { entryOf } from './publishCase.ts';

const readers: Readonly<Record<Column, string>> = {
  environment: 'environment-officer-370303',
  police: 'police-officer-370303',
  procuratorate: 'procuratorate-prosecutor-370303',
  court: 'court-judge-370303',
  statistics: 'analyst-370300',
  public: 'partner-370300',
};
const auditor = 'auditor-370300';
const columns: readonly Column[] = [
  'environment',
  'police',
  'procuratorate',
  'court',
  'statistics',
  'public',
];

/** The same query for everybody: every item of the table, wherever it stands. */
const cellsOf = Map.groupBy(table, ({ list }) => list);
const lists = [...cellsOf].map(([list, items]) => {
  const cells = [...new Set(items.map(({ cell }) => cell))].join(' ');
  return `${list}(where: { caseId: { eq: $case } }, first: 50) { totalCount nodes { id ${cells} withheld { field reason article until } } }`;
});
const query = `query ($case: ID!) { ${lists.join('\n')} }`;

let hub: TestHub;
/** The answers to the query after each step, by login. */
const seen = new Map<Step, ReadonlyMap<string, unknown>>();
/** Ids of what was published, by the names of the walk. */
const ids = new Map<string, string>();

beforeAll(async () => {
  hub = await openTestHub();
  let caseId: string | undefined;
  for (const step of steps) {
    for (const [name, act] of Object.entries(walk[step])) {
      const receipt = await publish(hub, act.of, { ...entryOf(act), ...(caseId && { caseId }) });
      caseId ??= receipt.caseId;
      ids.set(name, receipt.recordId);
    }
    const logins = [...Object.values(readers), auditor];
    const answers = await Promise.all(
      logins.map((login) => hub.ask(login, query, { case: caseId })),
    );
    seen.set(step, new Map(logins.map((login, index) => [login, answers[index]?.body])));
  }
  const { rows } = await hub.admin.query<{ id: string; name: string }>(
    'SELECT id, name FROM coordination.party',
  );
  for (const { id, name } of rows) ids.set(name === sent.name ? 'sent' : 'found', id);
  expect(rows.map(({ name }) => name).toSorted()).toEqual([sent.name, found.name].toSorted());
});

afterAll(() => hub.close());

const answerAt = (step: Step, login: string) => seen.get(step)?.get(login);
const rowAt = (step: Step, login: string, { list, of }: Item) =>
  listAt(answerAt(step, login), `data.${list}.nodes`).find((row) => at(row, 'id') === ids.get(of));
const nameOf = ({ cell }: Item) => cell.split(' ')[0] ?? '';
const reached = (step: Step, from: Step | undefined) =>
  from !== undefined && steps.indexOf(step) >= steps.indexOf(from);

describe.each(columns)('%s', (column) => {
  test.each(table)('$item ($list.$cell)', (item) => {
    const { shown, known } = item;
    for (const step of steps) {
      const row = rowAt(step, readers[column], item);
      const value = at(row, nameOf(item)) ?? null;
      expect(value !== null, `content at ${step}`).toBe(reached(step, shown[column]));
      if (known)
        expect(row !== undefined, `existence at ${step}`).toBe(reached(step, known[column]));
    }
  });

  test('is told what is withheld, why, and from which stage on it is shown', () => {
    for (const step of steps) {
      for (const item of table) {
        const row = rowAt(step, readers[column], item);
        if (row === undefined) continue;
        const told = listAt(row, 'withheld').filter((one) => at(one, 'field') === nameOf(item));
        const from = item.shown[column];
        const where = `${item.item} at ${step}`;
        if (reached(step, from)) {
          // To the public a person is a surname.
          const inPart = column === 'public' && nameOf(item) === 'name';
          expect(
            told.map((one) => at(one, 'reason')),
            where,
          ).toEqual(inPart ? ['MASKED'] : []);
          continue;
        }
        const stage = from?.split(' ')[0];
        const reason = stage ? 'STAGE' : column === 'statistics' ? 'COUNTS_ONLY' : 'NOT_RELEASED';
        expect(told, where).toEqual([
          {
            field: nameOf(item),
            reason,
            article: expect.stringMatching(/Art\.|三/),
            until: stage ?? null,
          },
        ]);
      }
    }
  });

  test('finds the same in the extensions as in the records', () => {
    for (const step of steps) {
      const answer = answerAt(step, readers[column]);
      const inRecords = [...cellsOf].flatMap(([list, items]) => {
        const asked = new Set(items.map(nameOf));
        return listAt(answer, `data.${list}.nodes`).flatMap((row) =>
          listAt(row, 'withheld')
            .filter((one) => asked.has(textAt(one, 'field')))
            .map(
              (one) => `${list}.nodes.${at(one, 'field')} ${at(one, 'reason')} ${at(one, 'until')}`,
            ),
        );
      });
      const told = at(answer, 'extensions.withheld') ?? [];
      const inExtensions = listAt({ told }, 'told').map(
        (one) => `${at(one, 'path')} ${at(one, 'reason')} ${at(one, 'until')}`,
      );
      expect(new Set(inExtensions), step).toEqual(new Set(inRecords));
    }
  });

  test('counts what it lists', () => {
    for (const step of steps) {
      for (const list of cellsOf.keys()) {
        const page = at(answerAt(step, readers[column]), `data.${list}`);
        expect(at(page, 'totalCount')).toBe(listAt(page, 'nodes').length);
      }
    }
  });
});

test('who audits reads nothing', () => {
  for (const step of steps) {
    for (const list of cellsOf.keys()) {
      expect(at(answerAt(step, auditor), `data.${list}`)).toEqual({ totalCount: 0, nodes: [] });
    }
  }
});
