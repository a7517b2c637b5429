import type { Known, KnownRecord } from '../../db/publication/Known.ts';
import type { Draft } from './Draft.ts';
import type { Accepted } from './Published.ts';
import { problems } from './problems.ts';

/**
 * Marks the drafts of source records that were published before. Returns those that repeat an
 * earlier row of the batch, each with that row, whose fate they share.
 */
export function markRepeated(drafts: readonly Draft[], known: Known): ReadonlyMap<Draft, Draft> {
  const earlier = new Map(
    known.records.flatMap((record): [string, KnownRecord][] =>
      record.sourceRecordId === null
        ? []
        : [[`${record.sourceSystem}\n${record.sourceRecordId}`, record]],
    ),
  );
  const inBatch = new Map<string, Draft>();
  const copies = new Map<Draft, Draft>();
  for (const draft of drafts) {
    const { sourceSystem, sourceRecordId } = draft.row.values;
    if (sourceRecordId === undefined) continue;
    const source = `${sourceSystem}\n${sourceRecordId}`;
    const before = earlier.get(source);
    const first = inBatch.get(source);
    if (before?.contentHash === draft.contentHash) draft.replay = acceptedBefore(before);
    else if (first?.contentHash === draft.contentHash) copies.set(draft, first);
    else if (before !== undefined || first !== undefined)
      draft.problems.push(problems.sourceConflict);
    if (first === undefined) inBatch.set(source, draft);
  }
  return copies;
}

function acceptedBefore(record: KnownRecord): Accepted {
  const { id, caseId, hubCaseNo, version, lateDays, orphan } = record;
  const enteredAt = new Date(record.enteredAt).toISOString();
  return { recordId: id, caseId, hubCaseNo, version, enteredAt, lateDays, orphan, warnings: [] };
}
