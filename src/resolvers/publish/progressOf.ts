import type { Advance, PartyAdvance, Storage } from '../../db/publication/store.ts';
import type { CaseOfDraft, Placed } from './Draft.ts';
import type { RecordRow } from './recordRow.ts';

/** How far records bring a case and its parties. */
export interface Progress extends Advance {
  readonly parties: readonly PartyAdvance[];
}

/** How far these records, each with the draft that it was made of, bring their cases. */
export function progressOf(
  records: ReadonlyMap<Placed, RecordRow>,
  organ: string,
): ReadonlyMap<CaseOfDraft, Progress> {
  const progress = new Map<CaseOfDraft, Progress>();
  for (const [draft, { row, rank, bits }] of records) {
    const { theCase } = draft;
    const addressees = Array.isArray(row.addressees) ? row.addressees.map(String) : [];
    const before = progress.get(theCase);
    const named = draft.partyIds.length > 0 ? draft.partyIds : [null];
    const parties = named.map((partyId) => ({ caseId: theCase.id, partyId, rank, bits }));
    progress.set(theCase, {
      caseId: theCase.id,
      from: theCase.stageRank,
      rank: Math.max(before?.rank ?? 0, rank),
      bits: (before?.bits ?? 0) | bits,
      organs: [...new Set([...(before?.organs ?? [organ]), ...addressees])],
      parties: [...(before?.parties ?? []), ...parties],
    });
  }
  return progress;
}

/** Whether the records bring the case further than it was; progress never goes back. */
function moves(one: CaseOfDraft, made: Advance): boolean {
  const further = made.rank > one.stageRank || (made.bits & ~one.indicatorBits) !== 0;
  return further || made.organs.some((organ) => !one.participants.includes(organ));
}

/** What the progress changes of cases and parties that were there before. */
export function advances(
  progress: ReadonlyMap<CaseOfDraft, Progress>,
): Pick<Storage, 'cases' | 'parties'> {
  const known = [...progress].filter(([one]) => !one.isNew);
  return {
    cases: known.filter(([one, made]) => moves(one, made)).map(([, made]) => made),
    parties: known.flatMap(([one, made]) =>
      // A record that names nobody takes all parties along, but only when the case itself moves.
      made.parties.filter((party) => party.partyId !== null || moves(one, made)),
    ),
  };
}
