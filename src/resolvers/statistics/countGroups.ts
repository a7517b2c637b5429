import { markingLevels } from '../../codes/markingLevels.ts';
import { Compiler } from '../../db/projection/Compiler.ts';
import {
  answerKeys,
  compileStatistic,
  type StatisticQuestion,
} from '../../db/projection/compileStatistic.ts';
import type { Model } from '../../db/projection/Model.ts';
import { bind, type Told } from '../../db/projection/Statement.ts';
import { Telling } from '../../db/projection/Telling.ts';
import { runStatement } from '../../db/runStatement.ts';
import type { Group } from '../../policy/statistics/suppress.ts';
import type { Context } from '../Context.ts';

/** Counts the groups of a statistic over what the reader may see; a withheld cell counts as null. */
export async function countGroups(
  context: Context,
  model: Model,
  question: StatisticQuestion,
  path: string,
): Promise<{ groups: readonly Group[]; reports: Told }> {
  const { view, readerValues, services } = context;
  const compiler = new Compiler(view, 'resolver');
  const { sql, read } = compileStatistic(model, question, compiler, path);
  const values = bind({ params: compiler.params.sources }, readerValues, {});
  const rows = await runStatement(services.pool, context.pass, { sql, once: true }, values);
  const width = question.groupBy.length;
  const told = new Telling();
  for (const row of rows) {
    for (const text of row[width + 2]?.split('\n') ?? []) told.note(read, text);
  }
  const groups = rows.map((row): Group => {
    const sum = row[width + 1] ?? null;
    const keys = row.slice(0, width);
    return { keys, count: Number(row[width]), sum: sum === null ? null : Number(sum) };
  });
  return {
    // Without groups PostgreSQL gives one row even where there is nothing to count.
    groups: groups.filter(({ count }) => count > 0),
    reports: told.told(),
  };
}

/**
 * What is said of the cells where groups are suppressed: the law alone. Markings and stages of the
 * counted records would tell of the few that the groups do not.
 */
export function reportOfLaw(
  { view }: Context,
  model: Model,
  question: StatisticQuestion,
  path: string,
): Told {
  const { guards } = view.access(model);
  const withheld = [...answerKeys(model, question)].flatMap(([cell, keys]) => {
    const closed = guards(cell, 'NO_STATISTICS').find(({ when }) => when.is === 'never');
    return closed ? keys.map((key) => ({ path: `${path}.${key}`, ...closed.otherwise })) : [];
  });
  const { bit: bits } = markingLevels.INTERNAL;
  return { withheld, portions: [{ path, bits, audiences: [], counts: [], fields: [] }], shown: [] };
}
