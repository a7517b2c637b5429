import { mayCarrySecrecyMark } from '../../codes/carriesSecrecyMark.ts';
import { recordSecrecyRefusals } from '../../db/publication/recordSecrecyRefusals.ts';
import { HubError } from '../../errors.ts';
import { checkSecrecy } from '../../policy/intake/checkSecrecy.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import type { Context } from '../Context.ts';

interface Entry {
  readonly feed: string;
  readonly content: unknown;
}

/** Records by digest each entry that is marked as a state secret; says how many there were. */
export async function recordSecrets(
  { services, reader }: Pick<Context, 'services' | 'reader'>,
  entries: readonly Entry[],
): Promise<number> {
  const marked = entries.flatMap(({ feed, content }) => {
    const problems: Problem[] = [];
    checkSecrecy(content, '', problems);
    const fields = problems.map(({ field }) => field);
    const { login, organId } = reader;
    return fields.length === 0 ? [] : [{ login, organId, feed, fields, content }];
  });
  await recordSecrecyRefusals(services.pool, marked);
  return marked.length;
}

/**
 * Records the rows of a publication that are marked as state secrets, which the field rules then
 * refuse. Throws STATE_SECRET if the key is, for a key is stored.
 */
export async function refuseSecrets(
  context: Context,
  feed: string,
  { rows, text, key }: { rows: readonly unknown[]; text: string; key: string },
): Promise<void> {
  if (mayCarrySecrecyMark(text)) {
    const entries = rows.map((content) => ({ feed, content }));
    await recordSecrets(context, entries);
  }
  if (mayCarrySecrecyMark(key)) {
    const content = { idempotencyKey: key };
    if ((await recordSecrets(context, [{ feed, content }])) > 0) throw new HubError('STATE_SECRET');
  }
}
