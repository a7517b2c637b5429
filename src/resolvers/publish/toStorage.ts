import { newId } from '../../codes/newId.ts';
import { numberKey } from '../../codes/numberKey.ts';
import type { ChangedRecord } from '../../db/changes/appendChanges.ts';
import type { Sealing } from '../../db/publication/seal.ts';
import type { Advance, PartyAdvance, Storage } from '../../db/publication/store.ts';
import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { isOrganKind } from '../../entities/kinds/reference.ts';
import type { Clock, ToldEvent } from '../../policy/clocks/Clock.ts';
import { effectsOf, effectsOfKinds } from '../../policy/clocks/settle.ts';
import { entryDelay } from '../../policy/entryDelay.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { isEntry } from '../../policy/limits/caseEvents.ts';
import { milestoneOf } from '../../policy/milestones.ts';
import { storedNotes } from '../../policy/storedNotes.ts';
import type { Context } from '../Context.ts';
import { clocksOf, type StoredRow } from './clocksOf.ts';
import {
  answerColumns,
  caseColumns,
  clockColumns,
  eventColumns,
  numberColumns,
  partyColumns,
  recordColumns,
} from './columns.ts';
import type { CaseOfDraft, Draft } from './Draft.ts';
import type { Accepted, PublishRequest } from './Published.ts';
import { problems } from './problems.ts';

type Row = Record<string, unknown>;

interface Placed extends Draft {
  theCase: CaseOfDraft;
}

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
  const { enteredAt } = about;
  const placed = drafts.filter(isPlaced);
  const accepted = new Map<Draft, Accepted>();
  const progress = new Map<CaseOfDraft, Advance & { parties: PartyAdvance[] }>();
  const records: StoredRow[] = [];
  const numbers: Row[] = [];
  const parties: Row[] = [];
  const changed: ChangedRecord[] = [];
  for (const draft of placed) {
    const { theCase } = draft;
    const record = recordRow(draft, request, enteredAt, context);
    records.push({ row: record.row, draft, theCase });
    const { recordId: id, version } = record.accepted;
    changed.push({ id, version, caseId: theCase.id, divisionCode: theCase.divisionCode });
    accepted.set(draft, record.accepted);
    const { row } = record;
    if (feed.number !== undefined && row.documentNo !== undefined) {
      numbers.push({
        key: numberKey(String(row.documentNo)),
        caseId: theCase.id,
        feed: feed.name,
        recordId: row.id,
        cell: feed.number,
        organId: context.reader.organId,
      });
    }
    advance(progress, draft, record, context);
  }
  for (const draft of placed) {
    const made = progress.get(draft.theCase)?.parties ?? [];
    for (const party of draft.newParties) parties.push(partyRow(party, draft, made, context));
  }
  const opened = new Set(placed.map((draft) => draft.theCase).filter((one) => one.isNew));
  const openers = new Map(placed.map((draft) => [draft.theCase, draft]));
  const cases = [...opened].map((one) =>
    caseRow(one, openers.get(one), progress.get(one), context),
  );
  for (const one of opened) {
    numbers.push({
      key: numberKey(one.hubCaseNo),
      caseId: one.id,
      feed: 'Case',
      recordId: one.id,
      cell: 'hubCaseNo',
      organId: context.reader.organId,
    });
  }
  const table = `${feed.agency}.${context.services.registry.model(feed.name).table}`;
  // What had passed before it was entered is told with the record that began it.
  const clockRow = (clock: Clock) => ({ ...clock, overdueTold: clock.dueAt < enteredAt });
  const answers = answersOf(request, placed, accepted);
  const { clocks, events, adjustments } = clocksOf(
    feed,
    records,
    about.events,
    about.agencies,
    context,
  );
  const kept = events.filter(({ event }) => !isEntry(event));
  const known = new Set(placed.map((draft) => draft.theCase).filter((one) => !one.isNew));
  const old = new Set([...known].map(({ id }) => id));
  const ending = events.filter((told) => old.has(told.caseId) && effectsOf(told).length > 0);
  return {
    accepted,
    storage: {
      insertions: [
        { table: 'coordination."case"', columns: caseColumns, rows: cases },
        { table: 'coordination.party', columns: partyColumns, rows: parties },
        {
          table,
          columns: recordColumns(feed),
          rows: records.map(({ row }) => row),
        },
        { table: 'coordination.case_number', columns: numberColumns, rows: numbers },
        { table: 'coordination.clock', columns: clockColumns, rows: clocks.map(clockRow) },
        { table: 'coordination.case_event', columns: eventColumns, rows: kept.map(rowOf) },
        { table: 'coordination.act_answer', columns: answerColumns, rows: answers },
      ],
      adjustments: adjustments.filter(({ caseId }) => old.has(caseId)),
      endings: ending,
      effects: effectsOfKinds(ending),
      cases: [...progress]
        .filter(([one, made]) => !one.isNew && moves(one, made))
        .map(([, made]) => made),
      organ: context.reader.organId,
      sealings: sealingsOf(placed, feed),
      parties: [...progress]
        .filter(([one]) => !one.isNew)
        .flatMap(([one, made]) =>
          // A record that names nobody takes all parties along, but only when the case itself moves.
          made.parties.filter((party) => party.partyId !== null || moves(one, made)),
        ),
      changes: {
        kind: 'PUBLISHED',
        feed: feed.name,
        organId: context.reader.organId,
        changedAt: enteredAt,
        records: changed,
      },
    },
  };
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

/** Whether the records bring the case further than it was; progress never goes back. */
function moves(one: CaseOfDraft, made: Advance): boolean {
  const further = made.rank > one.stageRank || (made.bits & ~one.indicatorBits) !== 0;
  return further || made.organs.some((organ) => !one.participants.includes(organ));
}

function isPlaced(draft: Draft): draft is Placed {
  return draft.theCase !== undefined;
}

interface RecordRow {
  readonly row: Row;
  readonly accepted: Accepted;
  readonly rank: number;
  readonly bits: number;
}

function recordRow(
  draft: Placed,
  { feed, act }: PublishRequest,
  enteredAt: string,
  context: Context,
): RecordRow {
  const { reader, services } = context;
  const { row: checked, theCase } = draft;
  const { values } = checked;
  const decidedAt = instant(String(values[feed.decided]));
  const { entryDays } = services.registry.clause(feed.name);
  const lateDays = entryDelay(
    new Date(decidedAt),
    new Date(enteredAt),
    entryDays,
    services.calendar,
  );
  const milestone = milestoneOf(feed.name, values);
  const orphan = act?.orphan === true || theCase.stageRank < milestone.after;
  const warnings: Problem[] = [...draft.problems];
  if (orphan) warnings.push(problems.orphan);
  if (lateDays > 0 && values.lateReason === undefined) warnings.push(problems.late(lateDays));
  const number = feed.number === undefined ? undefined : values[feed.number];
  const id = newId(feed.name);
  const row: Row = {
    ...values,
    ...(values.notes !== undefined && storedNotes(values.notes)),
    id,
    version: 1,
    caseId: theCase.id,
    hubCaseNo: theCase.hubCaseNo,
    divisionCode: theCase.divisionCode,
    ownerOrganId: reader.organId,
    decidedAt,
    documentNo: number,
    enteredAt,
    enteredBy: draft.enteredBy,
    asPrinted: checked.printed.length > 0 ? checked.printed : undefined,
    status: 'ACCEPTED',
    lateDays,
    orphan,
    addressees: addresseesOf(feed, values),
    contentHash: draft.contentHash,
    partyId: feed.perSuspect ? draft.partyIds[0] : undefined,
    partyIds: feed.perSuspect || draft.partyIds.length === 0 ? undefined : draft.partyIds,
  };
  const { hubCaseNo } = theCase;
  const shared = { recordId: id, caseId: theCase.id, hubCaseNo, version: 1, lateDays, orphan };
  const accepted = { ...shared, enteredAt, warnings };
  return { row, accepted, rank: milestone.rank, bits: milestone.bits };
}

/** The organs that a record names as receivers; they take part in the case from then on. */
export function addresseesOf(
  feed: FeedDefinition,
  values: Readonly<Row>,
): readonly string[] | undefined {
  const organs = organCells(feed)
    .map((name) => values[name])
    .filter((value) => typeof value === 'string');
  return organs.length > 0 ? [...new Set(organs)] : undefined;
}

const organCellsOf = new WeakMap<FeedDefinition, readonly string[]>();

function organCells(feed: FeedDefinition): readonly string[] {
  const known = organCellsOf.get(feed);
  if (known !== undefined) return known;
  const cells = enteredCells(feed).filter((cell) => isOrganKind(cell.kind));
  const names = cells.map((cell) => cell.name);
  organCellsOf.set(feed, names);
  return names;
}

function advance(
  progress: Map<CaseOfDraft, Advance & { parties: PartyAdvance[] }>,
  draft: Placed,
  { row, rank, bits }: RecordRow,
  { reader }: Context,
): void {
  const { theCase } = draft;
  const addressees = Array.isArray(row.addressees) ? row.addressees.map(String) : [];
  const before = progress.get(theCase);
  const named = draft.partyIds.length > 0 ? draft.partyIds : [null];
  const parties = named.map((partyId) => ({ caseId: theCase.id, partyId, rank, bits }));
  progress.set(theCase, {
    caseId: theCase.id,
    from: theCase.stageRank,
    rank: Math.max(before?.rank ?? 0, rank),
    bits: (before?.bits ?? 0) | bits,
    organs: [...new Set([...(before?.organs ?? [reader.organId]), ...addressees])],
    parties: [...(before?.parties ?? []), ...parties],
  });
}

function caseRow(
  one: CaseOfDraft,
  opener: Placed | undefined,
  made: Advance | undefined,
  { reader }: Context,
): Row {
  const { name } = opener?.row.opening ?? {};
  return {
    id: one.id,
    hubCaseNo: one.hubCaseNo,
    divisionCode: one.divisionCode,
    name: typeof name === 'string' ? name.slice(0, 100) : undefined,
    openedOn: one.openedOn,
    originAgency: reader.agency,
    stageRank: made?.rank ?? 0,
    indicatorBits: made?.bits ?? 0,
    participants: made?.organs ?? [reader.organId],
  };
}

/** A new party, as far as the records of this publication that name it, or nobody, bring it. */
function partyRow(
  { id, values }: Draft['newParties'][number],
  { theCase }: Placed,
  advances: readonly PartyAdvance[],
  { reader }: Context,
): Row {
  const concerning = advances.filter(({ partyId }) => partyId === null || partyId === id);
  return {
    ...values,
    id,
    caseId: theCase.id,
    divisionCode: theCase.divisionCode,
    providedBy: reader.agency,
    ownerOrganId: reader.organId,
    stageRank: Math.max(0, ...concerning.map(({ rank }) => rank)),
    indicatorBits: concerning.reduce((all, { bits }) => all | bits, 0),
  };
}

/** A day stands for its first moment in China. */
export function instant(value: string): string {
  return value.length === 10 ? `${value}T00:00:00+08:00` : value;
}
