import { hash } from 'node:crypto';
import { typeTag } from './newId.ts';

/**
 * The id of something that follows from a record, always the same: a UUID of version 7 with the
 * record's time and the tag of its own type. What is worked out again gets the id it had.
 */
export function derivedId(type: string, recordId: string, part: string): string {
  const digest = hash('sha1', `${recordId} ${part}`);
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(0), 16) % 4);
  const low = `${variant}${digest.slice(1, 4)}-${digest.slice(4, 16)}`;
  return `${recordId.slice(0, 13)}-7${typeTag(type)}-${low}`;
}
