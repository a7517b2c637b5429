import type { NewChanges } from '../../db/changes/appendChanges.ts';
import type { Insertion } from '../../db/publication/Insertion.ts';
import type { Sealing } from '../../db/publication/seal.ts';
import type { Storage } from '../../db/publication/store.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import type { ToldEvent } from '../../policy/clocks/Clock.ts';
import { effectsOf, effectsOfKinds } from '../../policy/clocks/settle.ts';
import { isEntry } from '../../policy/limits/caseEvents.ts';
import { milestoneOf } from '../../policy/milestones.ts';
import type { Context } from '../Context.ts';
import { clocksOf } from './clocksOf.ts';
import {
  answerColumns,
  caseColumns,
  clockColumns,
  eventColumns,
  numberColumns,
  partyColumns,
  recordColumns,
} from './columns.ts';
import type { CaseOfDraft, Draft, Placed } from './Draft.ts';
import type { Accepted, PublishRequest } from './Published.ts';
import { advances, type Progress, progressOf } from './progressOf.ts';
import { type RecordRow, recordRow } from './recordRow.ts';
import { caseRow, numberRows, partyRow } from './spineRows.ts';

type Row = Record<string, unknown>;
type Records = ReadonlyMap<Placed, RecordRow>;

/** What the rows need beside themselves. */
interface About {
  readonly enteredAt: string;
  readonly agencies: ReadonlyMap<string, string>;
  readonly events: readonly ToldEvent[];
}

/** Turns sound drafts into the rows of one statement, and tells what each will be accepted as. */
export function toStorage(
  drafts: readonly Draft[],
  request: PublishRequest,
  about: About,
  context: Context,
): { storage: Storage; accepted: ReadonlyMap<Draft, Accepted> } {
  const { feed } = request;
  const { organId } = context.reader;
  const placed = drafts.filter(isPlaced);
  const records = new Map(
    placed.map((draft) => [draft, recordRow(draft, request, about.enteredAt, context)]),
  );
  const progress = progressOf(records, organId);
  const accepted = new Map([...records].map(([draft, record]) => [draft, record.accepted]));
  const rows = [...records.values()].map(({ row }) => row);
  const table = `${feed.agency}.${context.services.registry.model(feed.name).table}`;
  const clocks = clockStorage(records, feed, about, context);
  return {
    accepted,
    storage: {
      insertions: [
        ...spineInsertions(placed, progress, context),
        { table, columns: recordColumns(feed), rows },
        {
          table: 'coordination.case_number',
          columns: numberColumns,
          rows: numberRows(feed, openedBy(placed), rows, organId),
        },
        ...clocks.insertions,
        {
          table: 'coordination.act_answer',
          columns: answerColumns,
          rows: answersOf(request, placed, accepted),
        },
      ],
      found: foundBy(placed),
      ...clocks.changed,
      ...advances(progress),
      organ: organId,
      sealings: sealingsOf(placed, feed),
      changes: changesOf(records, feed, about.enteredAt, organId),
    },
  };
}

function openedBy(placed: readonly Placed[]): readonly CaseOfDraft[] {
  return [...new Set(placed.map(({ theCase }) => theCase).filter(({ isNew }) => isNew))];
}

function foundBy(placed: readonly Placed[]): Storage['found'] {
  const found = [...new Set(placed.map(({ theCase }) => theCase).filter(({ isNew }) => !isNew))];
  return found.map(({ id: caseId, revisions }) => ({ caseId, revisions }));
}

/** New cases and parties; cases first, for parties refer to them. */
function spineInsertions(
  placed: readonly Placed[],
  progress: ReadonlyMap<CaseOfDraft, Progress>,
  context: Context,
): readonly Insertion[] {
  const openers = new Map(placed.map((draft) => [draft.theCase, draft]));
  const cases = openedBy(placed).map((one) =>
    caseRow(one, openers.get(one), progress.get(one), context),
  );
  const parties = placed.flatMap((draft) => {
    const made = progress.get(draft.theCase)?.parties ?? [];
    return draft.newParties.map((party) => partyRow(party, draft, made, context));
  });
  return [
    { table: 'coordination."case"', columns: caseColumns, rows: cases },
    { table: 'coordination.party', columns: partyColumns, rows: parties },
  ];
}

/** The clocks that the records begin, and what they change of the clocks of known cases. */
function clockStorage(
  records: Records,
  feed: FeedDefinition,
  about: About,
  context: Context,
): {
  readonly insertions: readonly Insertion[];
  readonly changed: Pick<Storage, 'adjustments' | 'endings' | 'effects'>;
} {
  const stored = [...records].map(([draft, { row }]) => {
    return { row, draft, theCase: draft.theCase };
  });
  const told = clocksOf(feed, stored, about.events, about.agencies, context);
  const known = new Set(
    stored.map(({ theCase }) => theCase).flatMap(({ isNew, id }) => (isNew ? [] : [id])),
  );
  const endings = told.events.filter(
    (event) => known.has(event.caseId) && effectsOf(event).length > 0,
  );
  const clocks = told.clocks.map((clock) => {
    // What had passed before it was entered is told with the record that began it.
    return { ...clock, overdueTold: clock.dueAt < about.enteredAt };
  });
  const events = told.events.filter(({ event }) => !isEntry(event)).map(rowOf);
  return {
    insertions: [
      { table: 'coordination.clock', columns: clockColumns, rows: clocks },
      { table: 'coordination.case_event', columns: eventColumns, rows: events },
    ],
    changed: {
      adjustments: told.adjustments.filter(({ caseId }) => known.has(caseId)),
      endings,
      effects: effectsOfKinds(endings),
    },
  };
}

/** What the change log is told. */
function changesOf(
  records: Records,
  { name }: FeedDefinition,
  changedAt: string,
  organId: string,
): NewChanges {
  const changed = [...records].map(([{ theCase }, { accepted }]) => {
    const { recordId: id, version } = accepted;
    return { id, version, caseId: theCase.id, divisionCode: theCase.divisionCode };
  });
  return { kind: 'PUBLISHED', feed: name, organId, changedAt, records: changed };
}

/** Suspects whom these records spare or sentence so that a minor among them is sealed. */
function sealingsOf(placed: readonly Placed[], feed: FeedDefinition): readonly Sealing[] {
  return placed
    .filter((draft) => milestoneOf(feed.name, draft.row.values).seals)
    .flatMap(({ theCase, partyIds }) => {
      const concerned = partyIds.length > 0 ? partyIds : [null];
      return concerned.map((partyId) => ({ caseId: theCase.id, partyId }));
    });
}

/** What an act answers, so that nobody else answers it too. */
function answersOf(
  { act }: PublishRequest,
  placed: readonly Placed[],
  accepted: ReadonlyMap<Draft, Accepted>,
): readonly Row[] {
  return placed.flatMap((draft) =>
    (act?.answers ?? []).map(({ predecessorId, partyId }) => ({
      predecessorId,
      act: act?.name,
      subjectId: partyId ?? draft.theCase.id,
      recordId: accepted.get(draft)?.recordId,
    })),
  );
}

function rowOf(row: object): Row {
  return { ...row };
}

function isPlaced(draft: Draft): draft is Placed {
  return draft.theCase !== undefined;
}
