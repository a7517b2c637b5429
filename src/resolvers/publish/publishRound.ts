import { hash } from 'node:crypto';
import type { Insertion } from '../../db/publication/Insertion.ts';
import type { Known } from '../../db/publication/Known.ts';
import { lookUp } from '../../db/publication/lookUp.ts';
import { type Storage, store } from '../../db/publication/store.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { HubError } from '../../errors.ts';
import { checkOverMarking } from '../../policy/intake/checkOverMarking.ts';
import { checkRow, isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Context } from '../Context.ts';
import { adoptParties } from './adoptParties.ts';
import { assignCases } from './assignCases.ts';
import { assignParties } from './assignParties.ts';
import { checkDuplicates } from './checkDuplicates.ts';
import { checkOrgans } from './checkOrgans.ts';
import { receiptColumns } from './columns.ts';
import type { Draft } from './Draft.ts';
import { lookUpOf } from './lookUpOf.ts';
import { markRepeated } from './markRepeated.ts';
import { organAgencies } from './organAgencies.ts';
import type { Accepted, Published, PublishRequest, RowResult } from './Published.ts';
import { fromStoredReceipt, toStoredReceipt } from './storedReceipt.ts';
import { toStorage } from './toStorage.ts';

/** One call, as it was entered. */
export interface Publication {
  readonly context: Context;
  readonly request: PublishRequest;
  readonly requestHash: string;
  /** Its idempotency key. */
  readonly key: string;
}

interface Drafted {
  readonly publication: Publication;
  readonly drafts: readonly Draft[];
}

/**
 * Publishes calls of one feed and with the same rights in one look-up and one transaction, as if one
 * came after the other. An act comes alone. Answers each with what became of it, or why it was refused;
 * throws if nothing was stored.
 */
export async function publishRound(
  publications: readonly Publication[],
  closer: boolean,
): Promise<readonly (Published | HubError)[]> {
  const [first] = publications;
  if (first === undefined) return [];
  const { context, request } = first;
  const { feed } = request;
  const all = publications.map((publication) => ({ publication, drafts: draftsOf(publication) }));
  const { pool } = context.services;
  const keys = publications.map(({ key }) => key);
  const wanted = lookUpOf(
    all.flatMap(({ drafts }) => drafts),
    { feed, keys, closer },
    context,
  );
  const known = await lookUp(pool, context.intake, wanted);
  const before = new Map(known.receipts.map((one) => [one.key, one]));
  const fresh = all.filter(({ publication }) => !before.has(publication.key));
  const stored = fresh.length === 0 ? undefined : await storeFresh(fresh, known, first);
  return all.map(({ publication }) => {
    const found = before.get(publication.key);
    const made = found ? replayed(found, publication.requestHash) : stored?.get(publication);
    if (made === undefined) throw new Error('A publication was neither stored nor answered');
    return made;
  });
}

function draftsOf({ context, request: { feed, inputs } }: Publication): readonly Draft[] {
  const { login: enteredBy } = context.reader;
  const clause = context.services.registry.clause(feed.name);
  return inputs.map((input) => {
    const row = checkRow(feed, input);
    checkOverMarking(clause, row.values, row.problems);
    // Only a source record is told from a changed one by its content; others have their key.
    const contentHash =
      row.values.sourceRecordId === undefined ? '' : hash('sha256', JSON.stringify(input));
    return { row, contentHash, enteredBy, problems: row.problems, partyIds: [], newParties: [] };
  });
}

/** Stores what is sound of calls whose keys are new. */
async function storeFresh(
  all: readonly Drafted[],
  known: Known,
  { context, request }: Publication,
): Promise<ReadonlyMap<Publication, Published>> {
  const { feed } = request;
  const { pool } = context.services;
  const drafts = all.flatMap((one) => one.drafts);
  await checkOrgans(drafts, feed, pool);
  const copies = markRepeated(drafts, known);
  const firstOf = (draft: Draft) => copies.get(draft) ?? draft;
  const firsts = copies.size === 0 ? drafts : drafts.filter((draft) => !copies.has(draft));
  const openedOn = (draft: Draft) => String(draft.row.values[feed.decided]).slice(0, 10);
  await assignCases(firsts, known, openedOn, context);
  assignParties(firsts, known);
  checkDuplicates(firsts, known, feed);
  const dropped = new Set(
    all.filter((one) => isDropped(one, firstOf)).flatMap((one) => one.drafts),
  );
  const sound = new Set(
    firsts.filter((draft) => isAcceptable(draft.problems) && !dropped.has(draft)),
  );
  adoptParties(sound, firsts);
  const fresh = [...sound].filter((draft) => draft.replay === undefined);
  const participants = fresh.flatMap((draft) => draft.theCase?.participants ?? []);
  const agencies = await organAgencies(pool, participants);
  const enteredAt = new Date().toISOString();
  const about = { enteredAt, agencies, events: known.events };
  const { storage, accepted } = toStorage(fresh, request, about, context);
  const published = new Map<Publication, Published>();
  const receipts: Record<string, unknown>[] = [];
  for (const { publication, drafts: own } of all) {
    const rows = own.map((draft) => {
      const first = firstOf(draft);
      const made = dropped.has(draft) ? undefined : (first.replay ?? accepted.get(first));
      return rowResult(first, made, first !== draft);
    });
    published.set(publication, { rows });
    // A refused single record leaves no trace, so that its key may be used for the mended one.
    if (!own.some((draft) => sound.has(firstOf(draft)))) continue;
    const { key, requestHash: contentHash } = publication;
    const { organId } = publication.context.reader;
    receipts.push({ organId, key, contentHash, enteredAt, receipt: toStoredReceipt({ rows }) });
  }
  if (receipts.length === 0) return published;
  await store(pool, context.intake, withReceipts(storage, receipts, feed));
  return published;
}

/** Whether a call that stores all or none has a row that is refused. */
function isDropped({ publication, drafts }: Drafted, firstOf: (draft: Draft) => Draft): boolean {
  if (!publication.request.atomic) return false;
  return drafts.some((draft) => firstOf(draft) === draft && !isAcceptable(draft.problems));
}

function rowResult(first: Draft, accepted: Accepted | undefined, isCopy: boolean): RowResult {
  if (accepted === undefined) return { accepted, problems: first.problems, replayed: false };
  return { accepted, problems: [], replayed: isCopy || first.replay !== undefined };
}

function withReceipts(
  storage: Storage,
  rows: Insertion['rows'],
  { agency }: FeedDefinition,
): Storage {
  const receipts = { table: `${agency}.receipt`, columns: receiptColumns, rows };
  return { ...storage, insertions: [...storage.insertions, receipts] };
}

function replayed(found: Known['receipts'][number], requestHash: string): Published | HubError {
  if (found.contentHash !== requestHash) return new HubError('IDEMPOTENCY_CONFLICT');
  return fromStoredReceipt(found.receipt);
}
