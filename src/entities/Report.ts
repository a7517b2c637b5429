import type { Finding } from '../codes/Finding.ts';

/** Takes what a check found; `path` leads from the checked field to the part that it speaks of. */
export type Report = (finding: Finding, path?: string) => void;

/** A finding that stops the row. */
export function reject(
  code: string,
  message: string,
  messageZh: string,
  remedy: string,
  remedyZh: string,
): Finding {
  return { severity: 'reject', code, message, messageZh, remedy, remedyZh };
}

/** A finding that goes into the receipt. */
export function warn(...parts: Parameters<typeof reject>): Finding {
  return { ...reject(...parts), severity: 'warn' };
}
