import type { Pool } from 'pg';
import { findEntries, readTerms } from '../../db/evidence/findEntries.ts';
import type { RecallOrder, Recipient } from '../../db/recalls/Recall.ts';
import { isCovert } from '../../policy/purposes.ts';
import type { Disclosure } from '../evidence/Disclosure.ts';
import { readEntry, termsIn } from '../evidence/readEntry.ts';

/** How long an answer may have been on its way; who reads the version later reads it as a past one. */
export const graceMs = 10_000;

interface Seen {
  readonly fields: Set<string>;
  covert: boolean;
}

/**
 * The organs that the log says were shown cells of an order, each with those of them that it was
 * shown and no others. The owner knows itself.
 */
export async function recipientsOf(pool: Pool, order: RecallOrder): Promise<readonly Recipient[]> {
  const seen = new Map<string, Seen>();
  const until = new Date(Date.parse(order.orderedAt) + graceMs);
  const search = { keys: [order.recordId], from: undefined, to: until, before: undefined };
  for await (const found of findEntries(pool, search)) {
    const entry = readEntry(found, await readTerms(pool, termsIn(found)));
    if (entry === undefined || new Date(entry.time) > until) continue;
    const fields = shownOf(entry, order);
    if (fields.length > 0) note(seen, entry, fields);
  }
  seen.delete(order.ownerOrganId);
  return [...seen].map(([organId, { fields, covert }]) => {
    return { organId, fields: [...fields].sort(), covert };
  });
}

/** The affected fields that the entry shows of the record. */
function shownOf({ shown }: Disclosure, { recordId, feed, version, fields }: RecallOrder) {
  const all = fields.includes('*');
  return shown
    .filter(
      (row) => row.recordId === recordId && row.feed === feed && (row.version ?? 0) <= version,
    )
    .flatMap((row) => row.fields.map((field) => field.replace(/~$/, '')))
    .filter((field) => all || fields.includes(field));
}

function note(seen: Map<string, Seen>, { to }: Disclosure, fields: readonly string[]): void {
  for (const { organId, purpose } of to) {
    const before = seen.get(organId) ?? { fields: new Set(), covert: true };
    for (const field of fields) before.fields.add(field);
    before.covert &&= isCovert(purpose);
    seen.set(organId, before);
  }
}
