import { createHash } from 'node:crypto';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../../resolvers/Context.ts';
import type { RowResult } from '../../resolvers/publish/Published.ts';
import { publish } from '../../resolvers/publish/publish.ts';
import { importProblems } from '../importProblems.ts';
import type { Row } from '../Plan.ts';

/**
 * Publishes rows of one organ and feed under a key made of their content. Refused rows go once more
 * as long as others were stored: those may have opened the case, and a receipt of an earlier run may
 * be older than what has been mended since.
 */
export async function publishRows(
  context: Context,
  feed: FeedDefinition,
  inputs: readonly Row[],
): Promise<readonly RowResult[]> {
  const results = [...(await publishOnce(context, feed, inputs))];
  const refused = results.flatMap(({ accepted }, index) => (accepted ? [] : [index]));
  if (refused.length === 0 || refused.length === inputs.length) return results;
  const again = inputs.filter((_, index) => results[index]?.accepted === undefined);
  const seconds = await publishRows(context, feed, again);
  seconds.forEach((second, place) => {
    results[refused[place] ?? -1] = second;
  });
  return results;
}

/** Publishes in one transaction; where the database refuses a value, in halves until it stands alone. */
async function publishOnce(
  context: Context,
  feed: FeedDefinition,
  inputs: readonly Row[],
): Promise<readonly RowResult[]> {
  try {
    const idempotencyKey = keyOf(context.reader.organId, feed.name, inputs);
    return (await publish(context, { feed, inputs, idempotencyKey, atomic: false })).rows;
  } catch (error) {
    if (!isOfValue(error)) throw error;
    if (inputs.length === 1) {
      return [{ accepted: undefined, problems: [importProblems.unstorable], replayed: false }];
    }
    const half = Math.ceil(inputs.length / 2);
    return [
      ...(await publishOnce(context, feed, inputs.slice(0, half))),
      ...(await publishOnce(context, feed, inputs.slice(half))),
    ];
  }
}

function keyOf(organId: string, feed: string, inputs: readonly Row[]): string {
  const digest = createHash('sha256').update(`${organId}\n${feed}\n`);
  for (const input of inputs) digest.update(`${JSON.stringify(input)}\n`);
  return `import-${digest.digest('hex')}`;
}

/** Data exceptions (22…), broken constraints (23…), and what is nested too deep for the stack. */
function isOfValue(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  if (error instanceof HubError) return error.code === 'BAD_FILTER';
  const code = typeof error === 'object' && error !== null && Reflect.get(error, 'code');
  return typeof code === 'string' && /^2[23]/.test(code);
}
