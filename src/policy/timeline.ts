import type { FeedDefinition } from '../entities/Feed.ts';
import { eventSources, eventsOf } from './clocks/eventSources.ts';
import { type CaseEvent, isEntry, wordsOf } from './limits/caseEvents.ts';

type Row = Readonly<Record<string, unknown>>;

/** One step of a case as its reader may see it (办案节点). */
export interface Milestone {
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
const deciding = [
  ...['approvalDecision', 'result', 'kind', 'instance', 'supplementOutline'],
  ...['extensionDays', 'returns'],
];

/** The cells that the milestones of a feed are read from; parts of structures after a dot. */
export function milestoneCells(feed: FeedDefinition): readonly string[] {
  const known = new Set(feed.cells.map(({ name }) => name));
  const told = (eventSources[feed.name] ?? [])
    .filter(({ event }) => !isEntry(event))
    .flatMap(({ cells }) => cells);
  return [...new Set([...told, ...deciding.filter((name) => known.has(name))])];
}

/** The milestones that a record, as its reader sees it, tells: what is withheld has not happened. */
export function milestonesOf(feed: FeedDefinition, row: Row): readonly Milestone[] {
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
