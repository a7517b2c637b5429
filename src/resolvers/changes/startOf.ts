import type { ChangeLog } from '../../db/changes/ChangeLog.ts';
import type { Binding, PositionSeal } from '../../db/changes/PositionSeal.ts';
import { HubError } from '../../errors.ts';

/**
 * The position that a cursor stands for. Throws BAD_CURSOR, and CURSOR_EXPIRED with the oldest cursor
 * that still works when changes after this one are no longer kept.
 */
export async function startOf(
  cursor: string,
  { log, seal }: { readonly log: ChangeLog; readonly seal: PositionSeal },
  binding: Binding,
): Promise<number> {
  const position = seal.open(cursor, binding);
  const oldest = await log.oldest();
  if (position >= oldest) return position;
  throw new HubError('CURSOR_EXPIRED', { oldest: seal.seal(oldest, binding) });
}
