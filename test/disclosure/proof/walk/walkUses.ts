import { isDeepStrictEqual } from 'node:util';
import { isEnumType, isInputObjectType } from 'graphql';
import type { CellDefinition } from '../../../../src/entities/Cell.ts';
import { at, listAt } from '../../../fixtures/at.ts';
import type { WorldHub } from '../forkHub.ts';
import { sdl } from '../operations/sdl.ts';
import type { SeenRow, Sight } from '../Sight.ts';
import type { Table } from '../tables.ts';
import { askFields } from './askFields.ts';
import type { Walked } from './Walked.ts';

type Rows = ReadonlyMap<string, SeenRow>;
type Use = {
  readonly way: string;
  readonly field: string;
  readonly wrong: (answer: unknown) => string | undefined;
};

/**
 * Every cell as a filter, an order and a group: what is withheld, masked or barred by a note must be
 * as if nothing had been entered.
 */
export async function walkUses(
  hub: WorldHub,
  login: string,
  table: Table,
  seen: Rows,
  exact: boolean,
): Promise<Walked> {
  const uses = table.cells.flatMap((cell) => [
    ...filterUses(table, cell, seen),
    ...orderUses(table, cell, seen),
    ...(exact ? groupUses(table, cell, seen) : []),
  ]);
  const answers = await askFields(
    hub,
    login,
    uses.map(({ field }) => field),
  );
  const differences = uses.flatMap(({ wrong }, place) => wrong(answers[place]) ?? []);
  return {
    ways: new Map(
      [...Map.groupBy(uses, ({ way }) => way)].map(([way, all]) => [way, all.length * seen.size]),
    ),
    differences: differences.map((what) => `${login}: ${table.type}.${what}`),
  };
}

/** The ids of the rows in which the reader has the whole value and may use it. */
function usable(seen: Rows, { name }: CellDefinition, bar: 'NO_SEARCH' | 'NO_STATISTICS') {
  const isUsable = (sight: Sight | undefined) =>
    sight !== undefined &&
    sight.withheld === undefined &&
    (sight.value ?? null) !== null &&
    !sight.barred?.includes(bar);
  return [...seen].filter(([, row]) => isUsable(row.cells.get(name))).map(([id]) => id);
}

function filterUses(table: Table, cell: CellDefinition, seen: Rows): readonly Use[] {
  const where = sdl.getType(`${table.type}Where`);
  if (!isInputObjectType(where) || where.getFields()[cell.name] === undefined) return [];
  const found = usable(seen, cell, 'NO_SEARCH').toSorted();
  const missed = [...seen.keys()].filter((id) => !found.includes(id)).toSorted();
  return [false, true].map((isNull) => ({
    way: 'filter',
    field: `${table.list}(first: 1000, where: { ${cell.name}: { isNull: ${isNull} } }) { totalCount nodes { id } }`,
    wrong: (answer) => {
      const told = idsOf(answer).toSorted();
      const expected = isNull ? missed : found;
      if (isDeepStrictEqual(told, expected) && at(answer, 'totalCount') === expected.length) return;
      return `${cell.name} as a filter: isNull ${isNull} finds ${told.length}, should find ${expected.length}`;
    },
  }));
}

function orderUses(table: Table, cell: CellDefinition, seen: Rows): readonly Use[] {
  const orders = sdl.getType(`${table.type}Order`);
  const name = `${cell.column.toUpperCase()}_ASC`;
  if (!isEnumType(orders) || orders.getValue(name) === undefined) return [];
  const found = new Set(usable(seen, cell, 'NO_SEARCH'));
  const last = [...seen.keys()].filter((id) => !found.has(id)).toSorted();
  return [
    {
      way: 'order',
      field: `${table.list}(first: 1000, orderBy: [${name}]) { nodes { id } }`,
      wrong: (answer) => {
        const tail = idsOf(answer).slice(found.size);
        return isDeepStrictEqual(tail, last)
          ? undefined
          : `${cell.name} as an order: what is withheld does not stand last by id`;
      },
    },
  ];
}

function groupUses(table: Table, cell: CellDefinition, seen: Rows): readonly Use[] {
  const groups = sdl.getType('StatisticsGroup');
  const measures = sdl.getType('StatisticsMeasure');
  if (!isEnumType(groups) || !isEnumType(measures)) return [];
  const counted = usable(seen, cell, 'NO_STATISTICS').length;
  const column = cell.column.toUpperCase();
  const measure = table.list.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const wrongIf =
    (path: string, told: (answer: unknown) => number): Use['wrong'] =>
    (answer) =>
      told(answer) === counted
        ? undefined
        : `${cell.name} as a ${path} counts ${told(answer)}, should count ${counted}`;
  return [
    ...(groups.getValue(column) === undefined || !canGroup(cell)
      ? []
      : [
          {
            way: 'group of a statistic',
            field: `statistics(measure: ${measure}, groupBy: [${column}]) { groups { keys count } }`,
            wrong: wrongIf('group', (answer) => countOf(answer, (keys) => keys[0] !== null)),
          },
        ]),
    ...(measures.getValue(`${measure}_${column}`) === undefined
      ? []
      : [
          {
            way: 'measure of a statistic',
            field: `statistics(measure: ${measure}_${column}) { groups { keys count } }`,
            wrong: wrongIf('measure', (answer) => countOf(answer, () => true)),
          },
        ]),
  ];
}

/** Places and stages are grouped by words of their own. */
function canGroup({ kind }: CellDefinition): boolean {
  return typeof kind.filter === 'object';
}

function countOf(answer: unknown, wanted: (keys: readonly unknown[]) => boolean): number {
  const rows = listAt(answer, 'groups').filter((row) => wanted(listAt(row, 'keys')));
  return rows.reduce<number>((sum, row) => sum + Number(at(row, 'count')), 0);
}

function idsOf(answer: unknown): readonly string[] {
  return listAt(answer, 'nodes').map((node) => String(at(node, 'id')));
}
