import { createHash } from 'node:crypto';
import type { Row } from './Plan.ts';

/** What tells a line without a key of its own: all that it says. */
export function contentDigest(row: Row): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}
