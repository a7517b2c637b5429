import { Compiler } from '../../db/projection/Compiler.ts';
import { compileAtoms, type StatisticQuestion } from '../../db/projection/compileStatistic.ts';
import type { Model } from '../../db/projection/Model.ts';
import { bind } from '../../db/projection/Statement.ts';
import { runStatement } from '../../db/runStatement.ts';
import type { Atom } from '../../policy/statistics/isolates.ts';
import { suppress } from '../../policy/statistics/suppress.ts';
import type { Context } from '../Context.ts';

/** Parts the records by several questions at once, and tells in which told group of each they are. */
export async function countAtoms(
  { view, readerValues, services, pass }: Context,
  model: Model,
  questions: readonly StatisticQuestion[],
  least: number,
): Promise<readonly Atom[]> {
  const compiler = new Compiler(view, 'resolver');
  const sql = compileAtoms(model, questions, compiler);
  const values = bind({ params: compiler.params.sources }, readerValues, {});
  const rows = await runStatement(services.pool, pass, { sql, once: true }, values);
  const parts = rows.map((row) => ({
    labels: row.slice(0, questions.length),
    count: Number(row[questions.length]),
  }));
  const told = questions.map((_, place) => {
    const counts = new Map<string, number>();
    for (const { labels, count } of parts) {
      const label = labels[place];
      if (label != null) counts.set(label, (counts.get(label) ?? 0) + count);
    }
    return toldSets(counts, least);
  });
  return parts.map(({ labels, count }) => ({
    count,
    sets: labels.flatMap((label, place) => {
      const set = label === null ? undefined : told[place]?.(label);
      return set === undefined ? [] : [`${place} ${set}`];
    }),
  }));
}

/** From each group to the set that is told in its place: itself, the remainder, or none. */
function toldSets(counts: ReadonlyMap<string, number>, least: number) {
  const groups = [...counts].map(([label, count]) => {
    const keys: readonly (string | null)[] = JSON.parse(label);
    return { keys, count, sum: null };
  });
  const { groups: large, remainder } = suppress(groups, least);
  const names = new Set(large.map(({ keys }) => JSON.stringify(keys)));
  return (label: string): string | undefined => {
    if (names.has(JSON.stringify(JSON.parse(label)))) return label;
    return remainder === undefined ? undefined : 'remainder';
  };
}
