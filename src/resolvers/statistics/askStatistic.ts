import type { StatisticQuestion } from '../../db/projection/compileStatistic.ts';
import type { Model } from '../../db/projection/Model.ts';
import { StatisticsLedger } from '../../db/statistics/StatisticsLedger.ts';
import { HubError } from '../../errors.ts';
import { capacityName } from '../../policy/capacityName.ts';
import { isolates } from '../../policy/statistics/isolates.ts';
import { leastGroupOf } from '../../policy/statistics/leastGroupOf.ts';
import { suppress, type Told } from '../../policy/statistics/suppress.ts';
import type { Context } from '../Context.ts';
import { changesNarrowly } from './changesNarrowly.ts';
import { countAtoms } from './countAtoms.ts';
import { countGroups, reportOfLaw } from './countGroups.ts';

/** One statistic as it was asked: plain data, so that the ledger keeps it. */
export interface Asked {
  readonly cell: string | null;
  readonly groupBy: readonly string[];
  readonly where: unknown;
}

export interface Statistic extends Told {
  readonly least: number;
  readonly asOf: string | undefined;
}

/** Different questions of one organ's readers on one subject until the ledger is emptied. */
const mostQuestions = 60;

/**
 * Counts what the reader may see. Who may not list each record is told large groups only, and is
 * refused a question that with its earlier ones isolates few (STATISTICS_TOO_NARROW). The same
 * question is answered as before until its answer has changed by more than few.
 */
export async function askStatistic(
  context: Context,
  model: Model,
  asked: Asked,
  path: string,
): Promise<Statistic> {
  const { reader, services } = context;
  const least = leastGroupOf(reader, services.leastGroup);
  const question = toQuestion(asked);
  const { groups, reports } = await countGroups(context, model, question, path);
  const { withheld, portions } = least <= 1 ? reports : reportOfLaw(context, model, question, path);
  context.withheld.push(...withheld);
  context.portions.push(...portions);
  const told = suppress(groups, least);
  const now = { ...told, least, asOf: undefined };
  if (least <= 1) return now;
  // Officers of one organ can lay together what each was told.
  const holder = `${reader.organId}/${capacityName(reader)}`;
  const ledger = new StatisticsLedger<Asked, Told>(services.pool, holder, model.name);
  for (;;) {
    const entries = await ledger.read();
    const same = entries.find(({ question }) => isSame(question, asked));
    if (same !== undefined) {
      if (changesNarrowly(same.answer, groups, least)) {
        return { ...same.answer, least, asOf: new Date(same.answeredAt).toISOString() };
      }
      await ledger.renew(same.place, told);
      return now;
    }
    if (entries.length >= mostQuestions) {
      throw new HubError('QUERY_TOO_LARGE', {
        what: 'statistics of one kind',
        limit: mostQuestions,
      });
    }
    const questions = [...entries.map(({ question }) => question), asked].map(toQuestion);
    if (entries.length > 0 && isolates(await countAtoms(context, model, questions, least), least)) {
      throw new HubError('STATISTICS_TOO_NARROW', { least });
    }
    if (await ledger.add(entries.length, asked, told)) return now;
  }
}

function toQuestion({ cell, groupBy, where }: Asked): StatisticQuestion {
  const given = where === null ? undefined : ({ kind: 'constant', value: where } as const);
  return { cell: cell ?? undefined, groupBy, where: given };
}

/** PostgreSQL keeps JSON with its keys in another order. */
function isSame(one: Asked, other: Asked): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([name, inner]) => [name, ordered(inner)])
    .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}
