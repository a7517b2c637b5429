import type { Draft, NewParty } from './Draft.ts';

/** A party that a row added before it was refused goes to the first sound row that names it. */
export function adoptParties(sound: ReadonlySet<Draft>, drafts: readonly Draft[]): void {
  const left = new Map(
    drafts
      .filter((draft) => !sound.has(draft))
      .flatMap((draft) => draft.newParties.map((party): [string, NewParty] => [party.id, party])),
  );
  for (const draft of sound) {
    for (const id of draft.partyIds) {
      const party = left.get(id);
      if (party === undefined || !left.delete(id)) continue;
      draft.newParties.push(party);
    }
  }
}
