import { hash } from 'node:crypto';
import { numberKey } from '../../codes/numberKey.ts';
import type { Known } from '../../db/publication/Known.ts';
import { lookUp } from '../../db/publication/lookUp.ts';
import type { LookUp } from '../../db/publication/lookUpSql.ts';
import { store } from '../../db/publication/store.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { HubError } from '../../errors.ts';
import { awaitedBy } from '../../policy/clocks/windClocks.ts';
import { checkOverMarking } from '../../policy/intake/checkOverMarking.ts';
import { checkRow, isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Context } from '../Context.ts';
import { adoptParties } from './adoptParties.ts';
import { assignCases } from './assignCases.ts';
import { assignParties } from './assignParties.ts';
import { checkOrgans } from './checkOrgans.ts';
import type { Draft } from './Draft.ts';
import { markRepeated } from './markRepeated.ts';
import { organAgencies } from './organAgencies.ts';
import type { Accepted, Published, PublishRequest } from './Published.ts';
import { problems } from './problems.ts';
import { refuseSecrets } from './refuseSecrets.ts';
import { fromStoredReceipt, toStoredReceipt } from './storedReceipt.ts';
import { toStorage } from './toStorage.ts';

/** How often a publication is tried that crossed another. */
const mostAttempts = 5;

/** The most records of one call. */
export const largestBatch = 1000;

/**
 * Publishes records of one feed: checks each row, finds or opens its case, stores all that is sound
 * in one transaction. The same key with the same body gives the same receipt again (design.md 5).
 */
export async function publish(context: Context, request: PublishRequest): Promise<Published> {
  const { inputs, feed, act } = request;
  if (inputs.length > largestBatch) throw new HubError('BATCH_TOO_LARGE', { limit: largestBatch });
  const text = JSON.stringify(inputs);
  await refuseSecrets(context, feed.name, { rows: inputs, text, key: request.idempotencyKey });
  const requestHash = digest(
    act ? `${act.name}\n${JSON.stringify(act.entered)}` : `${feed.name}\n${text}`,
  );
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptPublish(context, request, requestHash, attempt > 1);
    } catch (error) {
      // The number is taken, or another call stored the same key or source record meanwhile, or
      // crossed our way through the cases: nothing was stored, so look again, and closer.
      if (attempt >= mostAttempts || !isCrossing(error)) throw error;
    }
  }
}

async function attemptPublish(
  context: Context,
  request: PublishRequest,
  requestHash: string,
  closer: boolean,
): Promise<Published> {
  const { feed, inputs, atomic } = request;
  const drafts = inputs.map((input): Draft => {
    const row = checkRow(feed, input);
    checkOverMarking(context.services.registry.clause(feed.name), row.values, row.problems);
    // Only a source record is told from a changed one by its content; others have their key.
    const contentHash =
      row.values.sourceRecordId === undefined ? '' : digest(JSON.stringify(input));
    return { row, contentHash, problems: row.problems, partyIds: [], newParties: [] };
  });
  const known = await lookUp(
    context.services.pool,
    context.intake,
    lookUpOf(drafts, request, context, closer),
  );
  if (known.receipt !== undefined) return replayed(known.receipt, requestHash);
  await checkOrgans(drafts, feed, context.services.pool);
  const copies = markRepeated(drafts, known);
  const firsts = drafts.filter((draft) => !copies.has(draft));
  await assignCases(
    firsts,
    known,
    (draft) => String(draft.row.values[feed.decided]).slice(0, 10),
    context,
  );
  assignParties(firsts, known);
  checkDuplicates(firsts, known, feed);
  const sound = firsts.filter((draft) => isAcceptable(draft.problems));
  const resultOf = (draft: Draft, accepted: Accepted | undefined, replayed: boolean) =>
    accepted === undefined
      ? { accepted, problems: draft.problems, replayed: false }
      : { accepted, problems: [], replayed };
  if (atomic && sound.length < firsts.length) {
    return { rows: drafts.map((draft) => resultOf(copies.get(draft) ?? draft, undefined, false)) };
  }
  adoptParties(sound, firsts);
  const fresh = sound.filter((draft) => draft.replay === undefined);
  const participants = fresh.flatMap((draft) => draft.theCase?.participants ?? []);
  const agencies = await organAgencies(context.services.pool, participants);
  const about = { requestHash, agencies, events: known.events };
  const { storage, accepted, receipt } = toStorage(fresh, request, about, context);
  const published = {
    rows: drafts.map((draft) => {
      const first = copies.get(draft) ?? draft;
      const isReplay = first !== draft || first.replay !== undefined;
      return resultOf(first, first.replay ?? accepted.get(first), isReplay);
    }),
  };
  // A refused single record leaves no trace, so that its key may be used for the mended one.
  if (sound.length === 0) return published;
  receipt.receipt = toStoredReceipt(published);
  await store(context.services.pool, context.intake, storage);
  context.services.changes?.log.wake();
  return published;
}

/**
 * The unique index is the judge of numbers, and few are taken: only when it refused one are they
 * looked up, to say which.
 */
export function lookUpOf(
  drafts: readonly Pick<Draft, 'row'>[],
  { feed, idempotencyKey }: Pick<PublishRequest, 'feed' | 'idempotencyKey'>,
  context: Context,
  closer: boolean,
): LookUp {
  const { view, readerValues, services } = context;
  const { registry } = services;
  const numberCell = closer ? feed.number : undefined;
  const rows = drafts.map((draft) => draft.row);
  const numbers = rows.flatMap(({ values }) => (numberCell ? [values[numberCell]] : []));
  const sources = rows.filter(({ values }) => values.sourceRecordId !== undefined);
  return {
    view,
    readerValues,
    feed: registry.model(feed.name),
    numbered: registry.feeds.map((one) => registry.model(one.name)),
    sought: {
      key: idempotencyKey,
      caseIds: unique(rows.flatMap(({ caseId }) => (isUuid(caseId) ? [caseId.toLowerCase()] : []))),
      numberKeys: unique(
        rows.flatMap((row) => (row.caseNumber ? [numberKey(row.caseNumber)] : [])),
      ),
      documentNos: unique(numbers.filter((number) => typeof number === 'string')),
      systems: sources.map(({ values }) => String(values.sourceSystem ?? '')),
      sourceIds: sources.map(({ values }) => String(values.sourceRecordId)),
    },
    withParties: rows.some((row) => row.parties.length > 0),
    events: awaitedBy(feed.name),
  };
}

/** One number, one record: of each organ, and for records of one suspect of each suspect. */
function checkDuplicates(drafts: readonly Draft[], known: Known, feed: FeedDefinition): void {
  const { number } = feed;
  if (number === undefined) return;
  const taken = new Set(
    known.records.map((record) => `${record.documentNo}\n${record.partyId ?? ''}`),
  );
  for (const draft of drafts) {
    const value = draft.row.values[number];
    if (draft.replay !== undefined || typeof value !== 'string') continue;
    const key = `${value}\n${feed.perSuspect ? (draft.partyIds[0] ?? '') : ''}`;
    if (taken.has(key)) draft.problems.push(problems.duplicateNumber(number));
    else if (isAcceptable(draft.problems)) taken.add(key);
    const year = Number(/[〔（]((?:19|20)\d\d)[〕）]/.exec(value)?.[1]);
    const acted = Number(String(draft.row.values[feed.decided] ?? '').slice(0, 4));
    if (Math.abs(year - acted) > 1) draft.problems.push(problems.documentYear(number));
  }
}

function replayed(found: NonNullable<Known['receipt']>, requestHash: string): Published {
  if (found.contentHash !== requestHash) throw new HubError('IDEMPOTENCY_CONFLICT');
  return fromStoredReceipt(found.receipt);
}

/** PostgreSQL's unique violation, deadlock and serialisation failure. */
const crossings = new Set(['23505', '40P01', '40001']);

/** Whether nothing was stored because another call came first. */
export function isCrossing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || isAnswered(error)) return false;
  return crossings.has(Reflect.get(error, 'code'));
}

/** Another act answered the same step meanwhile: that is for the act to judge again. */
export function isAnswered(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    Reflect.get(error, 'constraint') === 'act_answer_pkey'
  );
}

function digest(text: string): string {
  return hash('sha256', text);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isUuid(id: string | undefined): id is string {
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
