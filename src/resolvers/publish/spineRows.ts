import { numberKey } from '../../codes/numberKey.ts';
import type { PartyAdvance } from '../../db/publication/store.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Context } from '../Context.ts';
import type { CaseOfDraft, NewParty, Placed } from './Draft.ts';
import type { Progress } from './progressOf.ts';

type Row = Record<string, unknown>;

/** A case as a record opens it. */
export function caseRow(
  one: CaseOfDraft,
  opener: Placed | undefined,
  made: Progress | undefined,
  { reader }: Context,
): Row {
  const { name } = opener?.row.opening ?? {};
  return {
    id: one.id,
    hubCaseNo: one.hubCaseNo,
    divisionCode: one.divisionCode,
    name: typeof name === 'string' ? name.slice(0, 100) : undefined,
    openedOn: one.openedOn,
    originAgency: reader.agency,
    stageRank: made?.rank ?? 0,
    indicatorBits: made?.bits ?? 0,
    participants: made?.organs ?? [reader.organId],
  };
}

/** A new party, as far as the records of this publication that name it, or nobody, bring it. */
export function partyRow(
  { id, values }: NewParty,
  { theCase }: Placed,
  advances: readonly PartyAdvance[],
  { reader }: Context,
): Row {
  const concerning = advances.filter(({ partyId }) => partyId === null || partyId === id);
  return {
    ...values,
    id,
    caseId: theCase.id,
    divisionCode: theCase.divisionCode,
    providedBy: reader.agency,
    ownerOrganId: reader.organId,
    stageRank: Math.max(0, ...concerning.map(({ rank }) => rank)),
    indicatorBits: concerning.reduce((all, { bits }) => all | bits, 0),
  };
}

/** The numbers by which cases are found from now on: those of new cases and of these records. */
export function numberRows(
  feed: FeedDefinition,
  opened: readonly CaseOfDraft[],
  records: readonly Row[],
  organId: string,
): readonly Row[] {
  const ofRecords = records.flatMap(({ id, caseId, documentNo }) =>
    feed.number === undefined || documentNo === undefined
      ? []
      : [{ number: documentNo, caseId, feed: feed.name, recordId: id, cell: feed.number }],
  );
  const ofCases = opened.map(({ id, hubCaseNo }) => {
    return { number: hubCaseNo, caseId: id, feed: 'Case', recordId: id, cell: 'hubCaseNo' };
  });
  return [...ofRecords, ...ofCases].map(({ number, ...of }) => {
    return { ...of, key: numberKey(String(number)), organId };
  });
}
