import { hash } from 'node:crypto';
import { revisedMeanwhile } from '../../db/publication/caseLock.ts';
import { HubError } from '../../errors.ts';
import type { Context, Services } from '../Context.ts';
import { Lane } from './Lane.ts';
import type { Published, PublishRequest } from './Published.ts';
import { type Publication, publishRound } from './publishRound.ts';
import { refuseSecrets } from './refuseSecrets.ts';

/** How often a publication is tried that crossed another. */
const mostAttempts = 5;

/** The most records of one call. */
export const largestBatch = 1000;

/**
 * Publishes records of one feed: checks each row, finds or opens its case, stores all that is sound
 * in one transaction. The same key with the same body gives the same receipt again (design.md 5).
 */
export async function publish(context: Context, request: PublishRequest): Promise<Published> {
  const { inputs, feed, act, idempotencyKey: key } = request;
  if (inputs.length > largestBatch) throw new HubError('BATCH_TOO_LARGE', { limit: largestBatch });
  const text = JSON.stringify(inputs);
  await refuseSecrets(context, feed.name, { rows: inputs, text, key });
  const requestHash = hash(
    'sha256',
    act ? `${act.name}\n${JSON.stringify(act.entered)}` : `${feed.name}\n${text}`,
  );
  const publication = { context, request, requestHash, key };
  // A batch fills a statement by itself, and an act is judged by the case as it stood just before.
  if (inputs.length !== 1 || act !== undefined) return publishAlone(publication);
  return enterLane(publication);
}

const lanes = new WeakMap<Services, Map<string, Lane<Publication, Published>>>();

/** Single records that come side by side, of one feed and with the same rights, are stored together. */
function enterLane(publication: Publication): Promise<Published> {
  const { context, request } = publication;
  const known = lanes.get(context.services) ?? new Map<string, Lane<Publication, Published>>();
  lanes.set(context.services, known);
  const { intake, view } = context;
  const name = JSON.stringify([request.feed.name, view.profile, intake]);
  const lane = known.get(name) ?? new Lane(publishTogether);
  known.set(name, lane);
  return lane.enter(publication).finally(() => {
    if (lane.idle) known.delete(name);
  });
}

/** One transaction for all; where it fails, each goes its own way, so that none suffers for another. */
async function publishTogether(
  publications: readonly Publication[],
): Promise<readonly (Published | Error)[]> {
  try {
    if (publications.length > 1) return await publishRound(publications, false);
  } catch {
    // Which of them it was shows when they are alone.
  }
  const settled = await Promise.allSettled(publications.map(publishAlone));
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : errorOf(one.reason)));
}

async function publishAlone(publication: Publication): Promise<Published> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [published] = await publishRound([publication], attempt > 1);
      if (published instanceof Error) throw published;
      if (published === undefined) throw new Error('A publication was left without a result');
      return published;
    } catch (error) {
      // The number is taken, or another call stored the same key or source record meanwhile, or
      // crossed our way through the cases: nothing was stored, so look again, and closer.
      // What an act was judged by has changed: that is for the act to judge again.
      const judged = publication.request.act !== undefined && isRevised(error);
      if (attempt >= mostAttempts || judged || !isCrossing(error)) throw error;
    }
  }
}

/** PostgreSQL's unique violation, deadlock and serialisation failure, and a correction that came first. */
const crossings = new Set(['23505', '40P01', '40001', revisedMeanwhile]);

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

/** Whether a correction of the case came between look-up and storing. */
export function isRevised(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && Reflect.get(error, 'code') === revisedMeanwhile
  );
}

function errorOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
