import type { Known } from '../../db/publication/Known.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Draft } from './Draft.ts';
import { problems } from './problems.ts';

/** One number, one record: of each organ, and for records of one suspect of each suspect. */
export function checkDuplicates(
  drafts: readonly Draft[],
  known: Known,
  feed: FeedDefinition,
): void {
  const { number } = feed;
  if (number === undefined) return;
  const taken = new Set(
    known.records.map((record) => `${record.documentNo}\n${record.partyId ?? ''}`),
  );
  for (const draft of drafts) {
    const value = draft.row.values[number];
    if (draft.replay !== undefined || typeof value !== 'string') continue;
    const key = `${value}\n${feed.perSuspect ? (draft.partyIds[0] ?? '') : ''}`;
    if (taken.has(key)) draft.problems.push(problems.duplicateNumber(number));
    else if (isAcceptable(draft.problems)) taken.add(key);
    const year = Number(/[〔（]((?:19|20)\d\d)[〕）]/.exec(value)?.[1]);
    const acted = Number(String(draft.row.values[feed.decided] ?? '').slice(0, 4));
    if (Math.abs(year - acted) > 1) draft.problems.push(problems.documentYear(number));
  }
}
