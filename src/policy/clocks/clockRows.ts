import { all, any, type Condition, never } from '../../db/projection/Condition.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import { endingsOf, type RunningLimit, runningLimits, turnsOf } from './clockworks.ts';
import { eventSources } from './eventSources.ts';

/** What a reader may see of a field of a feed: the condition of its row and of its guards together. */
type Sight = (feed: string, cell: string) => Condition;

/** Fields of a feed that tell of an event. */
interface Source {
  readonly feed: string;
  readonly cells: readonly string[];
}

/**
 * Who learns that a clock runs: the organ that owes it, and whoever is shown the fields that began it
 * and may be shown those that could end it, be they entered or not: that a clock stops, or does not,
 * tells of a record as much as the record itself. What is not known is refused.
 */
export function clockRows(sight: Sight): Condition {
  const groups = new Map<string, { seen: Condition; rules: string[] }>();
  for (const running of runningLimits) {
    for (const seen of seenBy(running, sight)) {
      const key = JSON.stringify(seen);
      const group = groups.get(key) ?? { seen, rules: [] };
      group.rules.push(running.limit.id);
      groups.set(key, group);
    }
  }
  const seen = [...groups.values()].map((group) =>
    all({ is: 'rules', rules: group.rules }, group.seen),
  );
  return all({ is: 'unsealed' }, any({ is: 'obliged' }, ...seen));
}

/**
 * One condition for each feed that may have begun the clock. None where other records of the case
 * make it stand still: that it does tells of them, so it is for the organ that owes it alone.
 */
function seenBy(running: RunningLimit, sight: Sight): Condition[] {
  const turns = turnsOf(running);
  if (turns.length > 0 && running.work.within !== 'record') return [];
  const sighted = ({ feed, cells }: Source) => all(...cells.map((cell) => sight(feed, cell)));
  const ends = endingsOf(running).flatMap(([event]) => sourcesOf(event));
  const possible = all(...unique(ends.map((end) => ofAnotherRecord(sighted(end)))));
  if (possible.is === 'never') return [];
  const ended = ends.map(({ feed, cells }) => ({ is: 'endedBy', feed, cells }) as const);
  return running.limit.from
    .flatMap(sourcesOf)
    .map(({ feed, cells }) => ({ feed, cells: [...cells, ...cellsOf(turns, feed)] }))
    .filter((begin) => sighted(begin).is !== 'never')
    .map(({ feed, cells }) =>
      all({ is: 'begunBy', feed, cells }, possible, any({ is: 'unended' }, ...unique(ended))),
    );
}

function sourcesOf(event: CaseEvent): Source[] {
  return Object.entries(eventSources).flatMap(([feed, sources]) =>
    sources
      .filter((source) => source.event === event)
      .map(({ cells }) => ({ feed, cells: cells.map((cell) => cell.split('.')[0] ?? cell) })),
  );
}

function cellsOf(events: readonly CaseEvent[], feed: string): readonly string[] {
  return events
    .flatMap(sourcesOf)
    .filter((source) => source.feed === feed)
    .flatMap(({ cells }) => cells);
}

function unique(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * What of a condition can be said before the ending record is there: its owner and addressees are
 * nobody yet; its marks and notes are asked when it has ended the clock.
 */
function ofAnotherRecord(condition: Condition): Condition {
  switch (condition.is) {
    case 'all':
      return all(...condition.of.map(ofAnotherRecord));
    case 'any':
      return any(...condition.of.map(ofAnotherRecord));
    case 'marked':
    case 'noted':
    case 'unsealed':
      return all();
    case 'ownOrgan':
    case 'addressed':
    case 'published':
      return never;
    default:
      return condition;
  }
}
