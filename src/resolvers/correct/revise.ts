import { hash } from 'node:crypto';
import { numberKey } from '../../codes/numberKey.ts';
import { markDisputed } from '../../db/objections/objectionSql.ts';
import type { Insertion } from '../../db/publication/Insertion.ts';
import { type OwnVersion, ownVersion } from '../../db/publication/ownVersion.ts';
import { seal } from '../../db/publication/seal.ts';
import { storeVersion } from '../../db/publication/storeVersion.ts';
import { orderInsertion } from '../../db/recalls/orderInsertion.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { HubError } from '../../errors.ts';
import { entryDelay } from '../../policy/entryDelay.ts';
import { checkOverMarking } from '../../policy/intake/checkOverMarking.ts';
import { isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { milestoneOf } from '../../policy/milestones.ts';
import type { Context } from '../Context.ts';
import { numberColumns, receiptColumns, recordColumns } from '../publish/columns.ts';
import type { Accepted, Published, RowResult } from '../publish/Published.ts';
import { isCrossing } from '../publish/publish.ts';
import { addresseesOf, instant } from '../publish/recordRow.ts';
import { fromStoredReceipt, toStoredReceipt } from '../publish/storedReceipt.ts';
import { checkApart } from './checkApart.ts';
import { correctedRow } from './correctedRow.ts';
import type { Revision } from './Revision.ts';
import { settleCase } from './settleCase.ts';

type Row = Readonly<Record<string, unknown>>;

/** How often a correction is tried that crossed another. */
const mostAttempts = 3;

/**
 * Stores a new version of a record of one's own organ: corrected, or withdrawn. Nothing is written
 * over. Throws NOT_FOUND, VERSION_CONFLICT, or why the corrected record is refused; where hubs run
 * apart NOT_FEDERATED for what only all records of the case settle.
 */
export async function revise(context: Context, revision: Revision): Promise<RowResult> {
  if (revision.patch === undefined) checkApart(context.services);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptRevision(context, revision);
    } catch (error) {
      if (!isCrossing(error)) throw error;
      if (isNumber(error)) throw new HubError('DUPLICATE_NUMBER', { count: 1 }, error);
      // Another version came first: look again, and say so.
      if (attempt >= mostAttempts) throw error;
    }
  }
}

async function attemptRevision(context: Context, revision: Revision): Promise<RowResult> {
  const { feed, id, expectedVersion, idempotencyKey: key } = revision;
  const { services, intake } = context;
  const table = `${feed.agency}.${services.registry.model(feed.name).table}`;
  const known = await ownVersion(services.pool, intake, { table, agency: feed.agency, id, key });
  const contentHash = digestOf(revision);
  if (known.receipt !== null) return replayed(known.receipt, contentHash);
  if (known.row === null) throw new HubError('NOT_FOUND');
  const version = Number(known.row.version);
  if (version !== expectedVersion) throw new HubError('VERSION_CONFLICT', { version });
  const enteredAt = new Date().toISOString();
  const made = nextVersion(context, revision, known, enteredAt);
  const caseId = String(made.row.caseId);
  const published: Published = {
    rows: [{ accepted: made.accepted, problems: [], replayed: false }],
  };
  const organId = context.reader.organId;
  const receipt = toStoredReceipt(published);
  const { divisionCode } = made.row;
  await storeVersion(
    services.pool,
    intake,
    {
      ...{ table, id, caseId, expected: version, enteredAt },
      record: { table, columns: recordColumns(feed), rows: [made.row] },
      beside: [
        ...made.beside,
        orderInsertion(orderOf(revision, made, enteredAt)),
        {
          table: `${feed.agency}.receipt`,
          columns: receiptColumns,
          rows: [{ organId, key, contentHash, receipt, enteredAt }],
        },
      ],
      changes: {
        kind: revision.patch === undefined ? 'WITHDRAWN' : 'CORRECTED',
        feed: feed.name,
        organId,
        changedAt: enteredAt,
        records: [{ id, version: version + 1, caseId, divisionCode: String(divisionCode) }],
      },
    },
    async (client) => {
      const { partyIds, before } = made;
      if (revision.patch === undefined) {
        await client.query('DELETE FROM coordination.act_answer a WHERE a.record_id = $1', [id]);
      } else if (milestoneOf(feed.name, made.row).seals) {
        const concerned = partyIds.length > 0 ? partyIds : [null];
        const sealings = concerned.map((partyId) => ({ caseId, partyId }));
        await seal(client, { organ: organId, sealings });
      }
      const revised = { feed: feed.name, id, caseId, partyIds, values: before };
      // Apart, a correction is taken only if it leaves stage and clocks as they are.
      if (!services.apart) await settleCase(client, context, { ...revised, changedAt: enteredAt });
      await markDisputed(client, revised);
    },
  );
  return { accepted: made.accepted, problems: [], replayed: false };
}

/** Who was shown what is changed is to be told; of a withdrawn record whoever was shown any of it. */
function orderOf({ feed, id, patch }: Revision, { row, before }: NextVersion, orderedAt: string) {
  const changed = Array.isArray(row.changedCells) ? row.changedCells.map(String) : [];
  // The header repeats the number and the time of the act under names of its own.
  const twice = [
    ...(feed.number !== undefined && changed.includes(feed.number) ? ['documentNo'] : []),
    ...(changed.includes('decidedAt') ? [feed.decided] : []),
  ];
  return {
    kind: patch === undefined ? ('WITHDRAWN' as const) : ('CORRECTED' as const),
    ...{ feed: feed.name, recordId: id, version: Number(before.version), orderedAt },
    caseId: String(row.caseId),
    divisionCode: String(row.divisionCode),
    ownerOrganId: String(row.ownerOrganId),
    fields: patch === undefined ? ['*'] : [...new Set([...changed, ...twice])],
  };
}

interface NextVersion {
  readonly row: Row;
  /** The version before, by its cells. */
  readonly before: Row;
  readonly accepted: Accepted;
  readonly partyIds: readonly string[];
  readonly beside: readonly Insertion[];
}

function nextVersion(
  context: Context,
  { feed, id, patch, reason }: Revision,
  known: OwnVersion,
  enteredAt: string,
): NextVersion {
  const { reader } = context;
  const before = byCells(feed, known.row ?? {});
  const version = Number(before.version) + 1;
  const opened = publicRevision(feed, before, enteredAt);
  const shared = {
    ...opened,
    ...{ version, enteredAt, enteredBy: reader.login, correctionReason: reason },
  };
  const partyIds = partiesOf(before);
  const { hubCaseNo, caseId } = before;
  const accepted = {
    ...{ recordId: id, caseId: String(caseId), hubCaseNo: String(hubCaseNo), version, enteredAt },
    lateDays: Number(before.lateDays),
    orphan: before.orphan === true,
    warnings: [],
  };
  if (patch === undefined) {
    const closed = {
      status: 'WITHDRAWN',
      supersededAt: enteredAt,
      changedCells: ['status', ...Object.keys(opened)],
    };
    return { row: { ...before, ...shared, ...closed }, before, accepted, partyIds, beside: [] };
  }
  const corrected = correctedRow(feed, before, patch, known.minors ?? []);
  const problems: Problem[] = [...corrected.problems];
  checkOverMarking(context.services.registry.clause(feed.name), corrected.values, problems);
  if (!isAcceptable(problems)) {
    const count = problems.filter(({ severity }) => severity === 'reject').length;
    throw new HubError('INPUT_REJECTED', { count, problems });
  }
  const header = headerOf(context, feed, corrected.values, known);
  const moved = Date.parse(header.decidedAt) !== Date.parse(String(before.decidedAt));
  checkApart(context.services, {
    ...{ feed, before, after: { ...corrected.values, ...opened } },
    changed: [...corrected.changed, ...Object.keys(opened)],
  });
  const row = {
    ...corrected.values,
    ...header,
    ...shared,
    status: 'ACCEPTED',
    changedCells: [
      ...new Set([...corrected.changed, ...(moved ? ['decidedAt'] : []), ...Object.keys(opened)]),
    ],
  };
  return {
    ...{ row, before, partyIds },
    accepted: { ...accepted, lateDays: header.lateDays, warnings: problems },
    beside: newNumber(feed, row, known, reader.organId),
  };
}

/** A decision that the public has seen is to be taken down there as well: from when, is kept. */
function publicRevision(
  feed: FeedDefinition,
  before: Row,
  at: string,
): { publicRevisedAt?: string } {
  const kept = feed.cells.some(({ name }) => name === 'publicRevisedAt');
  const first = before.disclosure === 'PROACTIVE' && before.publicRevisedAt === undefined;
  return kept && first ? { publicRevisedAt: at } : {};
}

/** What the header says of the record follows from its fields, the time of its first entry stays. */
function headerOf(
  { services }: Context,
  feed: FeedDefinition,
  values: Row,
  { firstEnteredAt }: OwnVersion,
) {
  const decidedAt = instant(String(values[feed.decided]));
  const { entryDays } = services.registry.clause(feed.name);
  const first = new Date(firstEnteredAt ?? Date.now());
  const lateDays = entryDelay(new Date(decidedAt), first, entryDays, services.calendar);
  const documentNo = feed.number === undefined ? values.documentNo : values[feed.number];
  return { decidedAt, lateDays, documentNo, addressees: addresseesOf(feed, values) };
}

/** The case is found by a corrected number as well; by the old one, whoever has it finds it still. */
function newNumber(
  feed: FeedDefinition,
  { documentNo, caseId, id }: Row,
  { numbers }: OwnVersion,
  organId: string,
): readonly Insertion[] {
  if (feed.number === undefined || typeof documentNo !== 'string') return [];
  const key = numberKey(documentNo);
  if (numbers?.includes(key)) return [];
  const row = { key, caseId, feed: feed.name, recordId: id, cell: feed.number, organId };
  return [{ table: 'coordination.case_number', columns: numberColumns, rows: [row] }];
}

/** A stored row by the names of its cells; what is empty is left out. */
function byCells(feed: FeedDefinition, row: Row): Record<string, unknown> {
  const filled = recordColumns(feed).filter(({ name }) => (row[name] ?? null) !== null);
  return Object.fromEntries(filled.map(({ name, key }) => [key, row[name]]));
}

function partiesOf({ partyId, partyIds }: Row): readonly string[] {
  if (typeof partyId === 'string') return [partyId];
  return Array.isArray(partyIds) ? partyIds.map(String) : [];
}

function replayed(found: NonNullable<OwnVersion['receipt']>, contentHash: string): RowResult {
  if (found.contentHash !== contentHash) throw new HubError('IDEMPOTENCY_CONFLICT');
  const [row] = fromStoredReceipt(found.receipt).rows;
  if (row === undefined) throw new Error('A stored receipt of a correction has one row');
  return row;
}

function digestOf({ feed, id, expectedVersion, patch, reason }: Revision): string {
  return hash('sha256', JSON.stringify([feed.name, id, expectedVersion, patch ?? null, reason]));
}

/** The number, or the key of the source system, is that of another record of the organ. */
function isNumber(error: unknown): boolean {
  const constraint =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'constraint') : undefined;
  return typeof constraint === 'string' && /_(number|source)_key$/.test(constraint);
}
