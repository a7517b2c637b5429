import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { anyFilter, type FilterCells } from '../fixtures/anyFilter.ts';
import { askLists } from '../fixtures/askLists.ts';
import { holds, type Values } from '../fixtures/holds.ts';
import { publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { penalties as inputs } from './penalties.ts';

const feed = feedOf(AdministrativePenalty);
const type = { name: feed.name, list: 'administrativePenalties' };
const officer = 'environment-officer-370300';
const asked = 300;

const cells: FilterCells = {
  counterpartName: 'text',
  uscc: 'text',
  facts: 'text',
  counterpartType: 'choice',
  disclosure: 'choice',
  fineAmount: 'range',
  penaltyCount: 'range',
  decidedOn: 'range',
  paidAt: 'range',
  serious: 'flag',
  penaltyCategories: 'list',
};
let hub: TestHub;
let rows: readonly Values[];

beforeAll(async () => {
  hub = await openTestHub();
  const halves = [inputs.slice(0, 30), inputs.slice(30)];
  const districts = ['370303', '370302'];
  const receipts = await Promise.all(
    halves.map((half, index) => publishAll(hub, AdministrativePenalty, half, districts[index])),
  );
  rows = receipts.flat().map(({ recordId, hubCaseNo }, n) => ({
    parties: [],
    ...inputs[n],
    id: recordId,
    case: {
      hubCaseNo,
      divisionCode: districts[n < 30 ? 0 : 1],
      stageNumber: 2,
      originAgency: 'environment',
    },
  }));
});

afterAll(() => hub.close());

const found = (wheres: readonly unknown[]) =>
  askLists(
    hub,
    officer,
    type,
    wheres.map((where) => ({ where })),
  );
const expected = (where: unknown) =>
  rows
    .filter((row) => holds(where, row) === true)
    .map((row) => row.id)
    .toSorted();

test('a filter finds exactly the records for which it holds', async () => {
  const cases = rows
    .flatMap((row) => row.case ?? [])
    .filter((one): one is Values => typeof one === 'object');
  const parties = rows
    .flatMap((row) => row.parties ?? [])
    .filter((one): one is Values => typeof one === 'object');
  const filters = fc.sample(
    anyFilter(cells, rows, {
      case: anyFilter(
        { hubCaseNo: 'text', divisionCode: 'choice', stageNumber: 'range', originAgency: 'choice' },
        cases,
      ),
      parties: anyFilter({ kind: 'choice', name: 'text', uscc: 'text' }, parties),
    }),
    { seed: 2017, numRuns: asked },
  );
  const answers = await found(filters);
  const sizes = filters.map((where, index) => {
    expect(answers[index]?.toSorted(), JSON.stringify(where)).toEqual(expected(where));
    return expected(where).length;
  });
  // Filters that find all or nothing would prove little.
  expect(sizes.filter((size) => size > 0 && size < rows.length).length).toBeGreaterThan(asked / 3);
});

describe('a prefix', () => {
  test.each(['50%', '50%_', '50_', '%', '_', '\\', '\\\\', '', '甲', '😀', "O'"])(
    'is taken literally: %s',
    async (prefix) => {
      const where = { counterpartName: { prefix } };
      expect((await found([where]))[0]?.toSorted()).toEqual(expected(where));
    },
  );
});

test.each(['fineAmount', 'decidedOn', 'paidAt', 'penaltyCount'])(
  'an order by %s is by value, empty ones last',
  async (cell) => {
    const column = cell.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const queries = ['ASC', 'DESC'].map((way) => ({ orderBy: [`${column}_${way}`] }));
    const lists = await askLists(hub, officer, type, queries);
    lists.forEach((list, down) => {
      const values = list.map((id) => rows.find((row) => row.id === id)?.[cell]);
      const filled = values.filter((value) => value !== undefined);
      expect(values.slice(0, filled.length)).toEqual(filled);
      filled.slice(1).forEach((value, index) => {
        const [low, high] = down ? [value, filled[index]] : [filled[index], value];
        expect(holds({ x: { lte: high } }, { x: low })).toBe(true);
      });
    });
  },
);
