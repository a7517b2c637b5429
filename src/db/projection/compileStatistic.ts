import { HubError } from '../../errors.ts';
import type { Argument } from './Argument.ts';
import type { Compiler } from './Compiler.ts';
import { filterSql } from './filterSql.ts';
import type { Model } from './Model.ts';
import type { Projection } from './Projection.ts';
import type { ReportReader } from './ReportReader.ts';

/** What is counted of one model: the records, or those that show a cell, whose sum is told. */
export interface StatisticQuestion {
  readonly cell: string | undefined;
  readonly groupBy: readonly string[];
  readonly where: Argument | undefined;
}

/** SQL of one statistic: keys, count, sum and what each group reports of its cells. */
export function compileStatistic(
  model: Model,
  question: StatisticQuestion,
  compiler: Compiler,
  path: string,
): { sql: string; read: ReportReader } {
  const rows = compiler.projection(model);
  const { keys, measure, where } = partsOf(question, rows, compiler);
  const { report } = rows;
  const reported = rows.late('report', () => report.sql());
  const columns = [
    ...keys,
    `count(${measure ?? '*'})`,
    measure ? `sum(${measure})` : 'NULL',
    `string_agg(DISTINCT ${reported}, E'\\n')`,
  ];
  const groups = keys.length > 0 ? ` GROUP BY ${keys.map((_, at) => at + 1).join(', ')}` : '';
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${rows.sql({ where })}${groups}`,
    read: { path, report, keys: answerKeys(model, question) },
  };
}

/** The parts of the answer in which each cell takes part that the question is about. */
export function answerKeys(
  model: Model,
  { cell, groupBy }: StatisticQuestion,
): ReadonlyMap<string, readonly string[]> {
  const grouped = groupBy.flatMap((group) => cellOf(model, group) ?? []);
  const keys = new Map<string, readonly string[]>(grouped.map((name) => [name, ['keys']]));
  if (cell !== undefined) keys.set(cell, ['sum']);
  return keys;
}

/** SQL of how several questions on one model part its records: a group of each, and the count. */
export function compileAtoms(
  model: Model,
  questions: readonly StatisticQuestion[],
  compiler: Compiler,
): string {
  const rows = compiler.projection(model);
  const labels = questions.map((question) => {
    const { keys, measure, where } = partsOf(question, rows, compiler);
    const counted = [where, measure && `${measure} IS NOT NULL`].filter((one) => one);
    const label = `json_build_array(${keys.join(', ')})::text`;
    return counted.length === 0 ? label : `CASE WHEN ${counted.join(' AND ')} THEN ${label} END`;
  });
  const named = labels.map((label, at) => `${label} AS l${at}`).join(', ');
  const names = labels.map((_, at) => `l${at}`).join(', ');
  return `SELECT ${names}, count(*) FROM (SELECT ${named} FROM ${rows.sql()}) q GROUP BY ${names}`;
}

function partsOf({ cell, groupBy, where }: StatisticQuestion, rows: Projection, by: Compiler) {
  return {
    keys: groupBy.map((group) => keySql(group, rows, by)),
    measure: cell === undefined ? undefined : rows.cell(cell, 'NO_STATISTICS'),
    where: filterSql(where, rows, by),
  };
}

const formats: Readonly<Record<string, string>> = { YEAR: 'YYYY', MONTH: 'YYYY-MM' };

/** The cell that a group is read from; none for the stage of a record, which is its case's. */
function cellOf({ kind, cells }: Model, group: string): string | undefined {
  if (group === 'DIVISION') return 'divisionCode';
  if (group === 'STAGE') return cells.has('stage') ? 'stage' : undefined;
  if (formats[group] === undefined) {
    return [...cells.values()].find((cell) => cell.column === group.toLowerCase())?.name;
  }
  return {
    record: 'decidedAt',
    case: 'openedOn',
    party: undefined,
    clock: undefined,
    reference: undefined,
  }[kind];
}

function keySql(group: string, rows: Projection, compiler: Compiler): string {
  const name = cellOf(rows.model, group);
  if (name === undefined && group === 'STAGE') {
    const theCase = compiler.projection('Case');
    const stage = theCase.cell('stage', 'NO_STATISTICS');
    theCase.where(`${theCase.rowAlias}.id = ${rows.key('case_id')}`);
    return `(SELECT ${stage} FROM ${theCase.sql()})`;
  }
  if (name === undefined) throw new HubError('BAD_FILTER', { what: `groupBy: ${group}` });
  const sql = rows.cell(name, 'NO_STATISTICS');
  const format = formats[group];
  return format === undefined ? sql : `to_char(${sql}, '${format}')`;
}
