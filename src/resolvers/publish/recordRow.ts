import { newId } from '../../codes/newId.ts';
import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { isOrganKind } from '../../entities/kinds/reference.ts';
import { entryDelay } from '../../policy/entryDelay.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { milestoneOf } from '../../policy/milestones.ts';
import { storedNotes } from '../../policy/storedNotes.ts';
import type { Context } from '../Context.ts';
import type { Placed } from './Draft.ts';
import type { Accepted, PublishRequest } from './Published.ts';
import { problems } from './problems.ts';

type Row = Record<string, unknown>;

/** A record as it is stored, what its publisher is told of it, and how far it brings its case. */
export interface RecordRow {
  readonly row: Row;
  readonly accepted: Accepted;
  readonly rank: number;
  readonly bits: number;
}

/** The first version of a record. */
export function recordRow(
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

/** A day stands for its first moment in China. */
export function instant(value: string): string {
  return value.length === 10 ? `${value}T00:00:00+08:00` : value;
}
