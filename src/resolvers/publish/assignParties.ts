import { newId } from '../../codes/newId.ts';
import type { Known, KnownParty } from '../../db/publication/Known.ts';
import type { EnteredParty } from '../../policy/intake/checkParty.ts';
import { isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Draft } from './Draft.ts';
import { problems } from './problems.ts';

/**
 * Finds the parties of each draft among those of its case that the publisher may recognise, by id,
 * identity number, credit code or name, and adds the others. A person whom it may not recognise
 * then stands in the case twice (docs/decisions/0020): to find it would confirm a guess.
 */
export function assignParties(drafts: readonly Draft[], known: Known): void {
  const parties: KnownParty[] = [...known.parties];
  for (const draft of drafts) {
    const { theCase } = draft;
    if (theCase === undefined) continue;
    for (const entered of draft.row.parties) {
      const found = parties.find((one) => one.caseId === theCase.id && isSame(one, entered));
      if (found !== undefined) draft.partyIds.push(found.id);
      else if (entered.id !== undefined) draft.problems.push(problems.partyUnknown(entered.at));
      // A refused row is not stored, so a later row must not find its party here.
      else if (isAcceptable(draft.problems)) parties.push(addParty(draft, theCase.id, entered));
    }
  }
}

function addParty(draft: Draft, caseId: string, { values }: EnteredParty): KnownParty {
  const id = newId('Party');
  draft.partyIds.push(id);
  draft.newParties.push({ id, values });
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const kind = text('kind') ?? '';
  const cells = { name: text('name'), idNo: text('idNo'), uscc: text('uscc') };
  return { id, caseId, kind, ...cells, idNoWithheld: false };
}

function isSame(known: KnownParty, { id, values }: EnteredParty): boolean {
  if (id !== undefined) return known.id === id;
  // Namesakes are told apart by a number that is not shown here, so it may be another person.
  if (values.idNo !== undefined && known.idNoWithheld) return false;
  if (values.idNo !== undefined && known.idNo !== null) return values.idNo === known.idNo;
  if (values.uscc !== undefined && known.uscc !== null) return values.uscc === known.uscc;
  return values.name !== undefined && values.name === known.name && values.kind === known.kind;
}
