import type { Digest } from '../db/projection/Model.ts';
import type { Selection } from '../db/projection/Selection.ts';
import type { FeedDefinition } from '../entities/Feed.ts';
import { lowerFirst } from '../entities/lowerFirst.ts';
import { eventSources, eventsOf } from './clocks/eventSources.ts';
import { type CaseEvent, isEntry, wordsOf } from './limits/caseEvents.ts';

type Row = Readonly<Record<string, unknown>>;

/** One step of a case as its reader may see it (办案节点). */
interface Milestone {
  readonly at: string;
  readonly event: string;
  readonly en: string;
  readonly zh: string;
  readonly feed: string;
  readonly recordId: string;
  readonly agency: string;
  readonly organId: string;
  readonly partyId: string | undefined;
}

/** What only tells limits apart, or says another event once more. */
const aside = new Set<CaseEvent>([
  ...(['DECIDED_ORDINARY', 'DECIDED_VERIFIED', 'DECIDED_MAJOR', 'FILING_DECIDED'] as const),
  ...(['HANDED_OVER', 'TRANSFER_APPROVED', 'PROSECUTION_DECIDED', 'INDICTMENT_ACCEPTED'] as const),
  ...(['PROSECUTION_DECIDED_EXTENDED', 'RECONSIDERATION_UPHELD', 'SUPERVISED_FILED'] as const),
  ...(['ORDINARY_TRIAL', 'SUMMARY_TRIAL', 'FAST_TRIAL', 'ARREST_DECIDED'] as const),
]);

/** Fields on which it hangs what an act was. */
const deciding = ['result', 'kind', 'instance', 'supplementOutline'];

/** The cells of a feed by which its acts are told apart. */
export function decidingCells(feed: FeedDefinition): readonly string[] {
  return eventSources[feed.name] === undefined
    ? []
    : feed.cells.map(({ name }) => name).filter((name) => deciding.includes(name));
}

/** The timeline of a case (办案时间线): the milestones of all its records, oldest first. */
export function timelineOf(feeds: readonly FeedDefinition[]): Digest {
  const lists = feeds.map((feed) => ({ feed, list: lowerFirst(feed.plural) }));
  return {
    name: 'timeline',
    reads: new Map(lists.map(({ feed, list }) => [list, readOf(feed)])),
    items: (read) =>
      lists
        .flatMap(({ feed, list }) =>
          (read.get(list) ?? []).flatMap((row) => milestonesOf(feed, row)),
        )
        .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
        .map((one) => ({ ...one })),
  };
}

function readOf(feed: FeedDefinition): readonly Selection[] {
  const paths = ['id', 'decidedAt', 'ownerOrganId', ...milestoneCells(feed)];
  const split = [...new Set(paths)].map((path) => path.split('.'));
  const cells = [...Map.groupBy(split, ([cell = '']) => cell)].map(([cell, of]) =>
    pick(
      cell,
      of.flatMap(([, part]) => (part === undefined ? [] : [pick(part)])),
    ),
  );
  return feed.perSuspect ? [...cells, pick('party', [pick('id')])] : cells;
}

function pick(field: string, fields: readonly Selection[] = []): Selection {
  return { key: field, field, type: '', args: new Map(), fields };
}

/** The cells that the milestones of a feed are read from; parts of structures after a dot. */
function milestoneCells(feed: FeedDefinition): readonly string[] {
  const told = (eventSources[feed.name] ?? [])
    .filter(({ event }) => !isEntry(event))
    .flatMap(({ cells }) => cells);
  return [...new Set([...told, ...decidingCells(feed)])];
}

/** The milestones that a record, as its reader sees it, tells: what is withheld has not happened. */
function milestonesOf(feed: FeedDefinition, row: Row): readonly Milestone[] {
  const party = row.party;
  const partyId =
    typeof party === 'object' && party !== null ? Reflect.get(party, 'id') : undefined;
  const of = {
    ...{ feed: feed.name, recordId: String(row.id), agency: feed.agency },
    ...{
      organId: String(row.ownerOrganId),
      partyId: typeof partyId === 'string' ? partyId : undefined,
    },
  };
  const told = [...eventsOf(feed.name, present(row))].filter(
    ([event]) => !isEntry(event) && !aside.has(event),
  );
  if (told.length === 0) {
    const [en = '', zh = ''] = feed.description.split(/\. (?=[^ ]+$)/);
    return [{ ...of, at: String(row.decidedAt), event: feed.name, en, zh }];
  }
  return told.map(([event, at]) => ({
    ...{ ...of, ...wordsOf(event), event },
    at: new Date(at).toISOString(),
  }));
}

function present(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
