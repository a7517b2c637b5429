import { HubError } from '../errors.ts';
import { shortestReason } from '../policy/shortestReason.ts';

const most = 500;

/** A reason, trimmed. Throws BAD_REASON for one that says nothing. */
export function checkReason(reason: string): string {
  const trimmed = reason.trim();
  const { length } = [...trimmed];
  if (length >= shortestReason && length <= most && !trimmed.includes('\0')) return trimmed;
  throw new HubError('BAD_REASON', { least: shortestReason, most });
}
