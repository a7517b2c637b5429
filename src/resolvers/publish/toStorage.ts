import { newId } from '../../codes/newId.ts';
import { numberKey } from '../../codes/numberKey.ts';
import type { Advance, PartyAdvance, Storage } from '../../db/publication/store.ts';
import { snakeCase } from '../../entities/Cell.ts';
import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { isOrganKind } from '../../entities/kinds/reference.ts';
import { entryDelay } from '../../policy/entryDelay.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { milestoneOf } from '../../policy/milestones.ts';
import type { Context } from '../Context.ts';
import {
  caseColumns,
  headerColumns,
  numberColumns,
  partyColumns,
  receiptColumns,
} from './columns.ts';
import type { CaseOfDraft, Draft } from './Draft.ts';
import type { Accepted, PublishRequest } from './Published.ts';
import { problems } from './problems.ts';

type Row = Record<string, unknown>;

interface Placed extends Draft {
  theCase: CaseOfDraft;
}

/** Turns sound drafts into the rows of one statement, and tells what each will be accepted as. */
export function toStorage(
  drafts: readonly Draft[],
  request: PublishRequest,
  requestHash: string,
  context: Context,
): { storage: Storage; accepted: ReadonlyMap<Draft, Accepted>; receipt: Row } {
  const { feed } = request;
  const now = new Date();
  const placed = drafts.filter(isPlaced);
  const accepted = new Map<Draft, Accepted>();
  const progress = new Map<CaseOfDraft, Advance & { parties: PartyAdvance[] }>();
  const records: Row[] = [];
  const numbers: Row[] = [];
  const parties: Row[] = [];
  for (const draft of placed) {
    const { theCase } = draft;
    const record = recordRow(draft, feed, now, context);
    records.push(record.row);
    accepted.set(draft, record.accepted);
    const { row } = record;
    if (feed.number !== undefined && row.document_no !== undefined) {
      numbers.push({
        key: numberKey(String(row.document_no)),
        case_id: theCase.id,
        feed: feed.name,
        record_id: row.id,
        cell: feed.number,
        organ_id: context.reader.organId,
      });
    }
    advance(progress, draft, record, context);
    for (const party of draft.newParties)
      parties.push(partyRow(party, draft, record.rank, record.bits, context));
  }
  const opened = new Set(placed.map((draft) => draft.theCase).filter((one) => one.isNew));
  const cases = [...opened].map((one) => caseRow(one, placed, progress.get(one), context));
  for (const one of opened) {
    numbers.push({
      key: numberKey(one.hubCaseNo),
      case_id: one.id,
      feed: 'Case',
      record_id: one.id,
      cell: 'hubCaseNo',
      organ_id: context.reader.organId,
    });
  }
  const table = `${feed.agency}.${snakeCase(feed.name)}`;
  const receipt = {
    organ_id: context.reader.organId,
    key: request.idempotencyKey,
    content_hash: requestHash,
    entered_at: now.toISOString(),
  };
  return {
    accepted,
    receipt,
    storage: {
      insertions: [
        { table: 'coordination."case"', columns: caseColumns, rows: cases },
        { table: 'coordination.party', columns: partyColumns, rows: parties },
        { table, columns: [...headerColumns, ...ownColumns(feed)], rows: records },
        { table: 'coordination.case_number', columns: numberColumns, rows: numbers },
        { table: `${feed.agency}.receipt`, columns: receiptColumns, rows: [receipt] },
      ],
      cases: [...progress].filter(([one]) => !one.isNew).map(([, made]) => made),
      parties: [...progress].filter(([one]) => !one.isNew).flatMap(([, made]) => made.parties),
    },
  };
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

function recordRow(draft: Placed, feed: FeedDefinition, now: Date, context: Context): RecordRow {
  const { reader, services } = context;
  const { row: checked, theCase } = draft;
  const { values } = checked;
  const decided = new Date(instant(String(values[feed.decided])));
  const { entryDays } = services.registry.clause(feed.name);
  const lateDays = entryDelay(decided, now, entryDays, services.calendar);
  const milestone = milestoneOf(feed.name, values);
  const orphan = theCase.stageRank < milestone.after;
  const warnings: Problem[] = [...draft.problems];
  if (orphan) warnings.push(problems.orphan);
  if (lateDays > 0 && values.lateReason === undefined) warnings.push(problems.late(lateDays));
  const number = feed.number === undefined ? undefined : values[feed.number];
  const id = newId(feed.name);
  const row: Row = {
    ...columnsOf(values),
    id,
    version: 1,
    case_id: theCase.id,
    hub_case_no: theCase.hubCaseNo,
    division_code: theCase.divisionCode,
    owner_organ_id: reader.organId,
    decided_at: decided.toISOString(),
    document_no: number,
    entered_at: now.toISOString(),
    entered_by: reader.login,
    as_printed: checked.printed.length > 0 ? checked.printed : undefined,
    status: 'ACCEPTED',
    late_days: lateDays,
    orphan,
    addressees: addresseesOf(feed, values),
    content_hash: draft.contentHash,
    party_id: feed.perSuspect ? draft.partyIds[0] : undefined,
    party_ids: feed.perSuspect || draft.partyIds.length === 0 ? undefined : draft.partyIds,
  };
  const { hubCaseNo } = theCase;
  const shared = { recordId: id, caseId: theCase.id, hubCaseNo, version: 1, lateDays, orphan };
  const accepted = { ...shared, enteredAt: now.toISOString(), warnings };
  return { row, accepted, rank: milestone.rank, bits: milestone.bits };
}

/** The organs that a record names as receivers; they take part in the case from then on. */
function addresseesOf(feed: FeedDefinition, values: Readonly<Row>): readonly string[] | undefined {
  const organs = enteredCells(feed)
    .filter((cell) => isOrganKind(cell.kind))
    .map((cell) => values[cell.name])
    .filter((value) => typeof value === 'string');
  return organs.length > 0 ? [...new Set(organs)] : undefined;
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
    rank: Math.max(before?.rank ?? 0, rank),
    bits: (before?.bits ?? 0) | bits,
    organs: [...new Set([...(before?.organs ?? [reader.organId]), ...addressees])],
    parties: [...(before?.parties ?? []), ...parties],
  });
}

function caseRow(
  one: CaseOfDraft,
  drafts: readonly Placed[],
  made: Advance | undefined,
  { reader }: Context,
): Row {
  const opener = drafts.find((draft) => draft.theCase === one);
  const { name } = opener?.row.opening ?? {};
  return {
    id: one.id,
    hub_case_no: one.hubCaseNo,
    division_code: one.divisionCode,
    name: typeof name === 'string' ? name.slice(0, 100) : undefined,
    opened_on: one.openedOn,
    origin_agency: reader.agency,
    stage_rank: made?.rank ?? 0,
    indicator_bits: made?.bits ?? 0,
    participants: made?.organs ?? [reader.organId],
  };
}

function partyRow(
  party: Draft['newParties'][number],
  { theCase }: Placed,
  rank: number,
  bits: number,
  { reader }: Context,
): Row {
  return {
    ...columnsOf(party.values),
    id: party.id,
    case_id: theCase.id,
    division_code: theCase.divisionCode,
    provided_by: reader.agency,
    owner_organ_id: reader.organId,
    stage_rank: rank,
    indicator_bits: bits,
  };
}

const columnNames = new Map<string, string>();

function columnsOf(values: Readonly<Row>): Row {
  const row: Row = {};
  for (const name of Object.keys(values)) {
    const column = columnNames.get(name) ?? snakeCase(name);
    columnNames.set(name, column);
    row[column] = values[name];
  }
  return row;
}

const own = new WeakMap<FeedDefinition, { name: string; sql: ReturnType<typeof sqlOf> }[]>();

function sqlOf(cell: FeedDefinition['cells'][number]) {
  return cell.kind.sql;
}

function ownColumns(feed: FeedDefinition) {
  const header = new Set(headerColumns.map((column) => column.name));
  const known = own.get(feed);
  const columns =
    known ??
    feed.cells
      .filter((cell) => cell.derive === undefined && !header.has(cell.column))
      .map((cell) => ({ name: cell.column, sql: sqlOf(cell) }));
  own.set(feed, columns);
  return columns;
}

/** A day stands for its first moment in China. */
function instant(value: string): string {
  return value.length === 10 ? `${value}T00:00:00+08:00` : value;
}
