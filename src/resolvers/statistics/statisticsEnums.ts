import { registerEnumType } from 'type-graphql';
import { cellsOf, snakeCase } from '../../entities/Cell.ts';
import { FeedRecord } from '../../entities/FeedRecord.ts';
import { lowerFirst } from '../../entities/lowerFirst.ts';
import type { Shape } from '../shape/shapesOf.ts';

/** What a measure counts: rows of a model, or those that show a cell, with its sum. */
export interface Measure {
  readonly model: string;
  /** The field of `where` that goes with it. */
  readonly list: string;
  readonly cell: string | undefined;
}

const fixedGroups = {
  DIVISION: 'Division of the case (GB/T 2260). 行政区划',
  YEAR: 'Year of the act, in China. 年份',
  MONTH: 'Month of the act, in China. 月份',
  STAGE: 'Stage of the case or party. 阶段',
};

const upper = (name: string) => snakeCase(name).toUpperCase();

/** The measures of all tables; sums are of the feeds' own numbers. Becomes an enum of the schema. */
export function measuresOf(shapes: readonly Shape[]): {
  readonly names: object;
  readonly measures: ReadonlyMap<string, Measure>;
} {
  const header = new Set(cellsOf(FeedRecord).map(({ name }) => name));
  const entries = shapes.flatMap(({ name: model, plural, of, kind }): [string, Measure][] => {
    if (kind === 'reference') return [];
    const list = lowerFirst(plural);
    const summed = cellsOf(of).filter(({ name, kind: { filter } }) => {
      return kind === 'record' && !header.has(name) && (filter === 'yuan' || filter === 'integer');
    });
    return [
      [upper(plural), { model, list, cell: undefined }],
      ...summed.map(({ name: cell }): [string, Measure] => [
        `${upper(plural)}_${upper(cell)}`,
        { model, list, cell },
      ]),
    ];
  });
  const names = Object.fromEntries(entries.map(([name]) => [name, name]));
  registerEnumType(names, {
    name: 'StatisticsMeasure',
    description: 'What is counted; with a field, the records that show it, and its sum. 统计指标',
  });
  return { names, measures: new Map(entries) };
}

/** By what may be grouped: place, time, stage, and the closed lists of the tables. */
export function groupsOf(shapes: readonly Shape[]): object {
  const counted = shapes.filter(({ kind }) => kind !== 'reference');
  const choices = counted.flatMap(({ of }) =>
    cellsOf(of).filter(({ kind }) => typeof kind.filter === 'object' && !kind.list),
  );
  const texts = new Map(Object.entries(fixedGroups));
  for (const { column, description } of choices) {
    const name = column.toUpperCase();
    if (!texts.has(name)) texts.set(name, description);
  }
  const names = Object.fromEntries([...texts.keys()].map((name) => [name, name]));
  const described = [...texts].map(([name, description]) => [name, { description }]);
  registerEnumType(names, {
    name: 'StatisticsGroup',
    description:
      'By what is grouped: place, time, stage, or a closed list that the table has. 分组',
    valuesConfig: Object.fromEntries(described),
  });
  return names;
}
