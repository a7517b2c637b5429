import { agencyNames } from '../../codes/agencies.ts';
import { caseSerial, mostSerials } from '../../codes/caseSerial.ts';
import { formatHubCaseNo } from '../../codes/hubCaseNo.ts';
import { newId } from '../../codes/newId.ts';
import { numberKey } from '../../codes/numberKey.ts';
import type { Known } from '../../db/publication/Known.ts';
import { reserveNumbers } from '../../db/publication/reserveNumbers.ts';
import { isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Context } from '../Context.ts';
import type { CaseOfDraft, Draft } from './Draft.ts';
import { problems } from './problems.ts';

/** Finds the case of each draft, or opens one with the next number of its division and year. */
export async function assignCases(
  drafts: readonly Draft[],
  known: Known,
  openedOn: (draft: Draft) => string,
  context: Context,
): Promise<void> {
  // One object a case: what several rows do to it adds up.
  const shared = new Map<string, CaseOfDraft>(
    known.cases.map((one) => [one.id, { ...one, isNew: false }]),
  );
  const byNumber = Map.groupBy(known.cases, (one) => one.numberKey);
  const opening: { draft: Draft; divisionCode: string; day: string }[] = [];
  for (const draft of drafts) {
    // A row that is refused anyway learns nothing of which cases there are.
    if (draft.replay !== undefined || !isAcceptable(draft.problems)) continue;
    const { caseId, caseNumber } = draft.row;
    if (caseId === undefined && caseNumber === undefined) {
      const divisionCode = divisionOf(draft, context);
      if (divisionCode !== undefined) opening.push({ draft, divisionCode, day: openedOn(draft) });
      continue;
    }
    const found =
      (caseId === undefined
        ? byNumber.get(numberKey(caseNumber ?? ''))?.map((one) => one.id)
        : [caseId.toLowerCase()]) ?? [];
    const [id = ''] = found;
    const only = shared.get(id);
    if (only === undefined) {
      draft.problems.push(problems.caseNotFound(caseId === undefined ? 'caseNumber' : 'caseId'));
    } else if (found.length > 1) draft.problems.push(problems.caseAmbiguous);
    else draft.theCase = only;
  }
  const sound = opening.filter(({ draft }) =>
    draft.problems.every((one) => one.severity === 'warn'),
  );
  await openCases(sound, context);
}

function divisionOf(draft: Draft, { reader, readerValues }: Context): string | undefined {
  const asked = draft.row.opening.divisionCode;
  if (asked === undefined || asked === null) return reader.divisionCode;
  const code = String(asked);
  const reached =
    /^\d{6}$/.test(code) && code >= readerValues.lowest && code <= readerValues.highest;
  if (reached) return code;
  draft.problems.push(problems.outOfReach);
  return undefined;
}

async function openCases(
  opening: readonly { draft: Draft; divisionCode: string; day: string }[],
  { services, reader }: Context,
): Promise<void> {
  if (opening.length === 0) return;
  const groups = Map.groupBy(
    opening,
    ({ divisionCode, day }) => `${divisionCode}-${day.slice(0, 4)}`,
  );
  const ranges = [...groups].map(([group, members]) => ({
    divisionCode: group.slice(0, 6),
    year: Number(group.slice(7)),
    count: members.length,
  }));
  const reserved = await reserveNumbers(services.pool, ranges);
  // Where hubs run apart, each has its share of the serials.
  const most = Math.floor(mostSerials / (services.numberCase ? agencyNames.length : 1));
  [...groups.values()].forEach((members, index) => {
    const range = reserved[index];
    if (range === undefined) throw new Error('A division has no range of numbers');
    members.forEach(({ draft, divisionCode, day }, place) => {
      const counted = caseSerial(range.first + place, { ...range, most }, services.caseNumberKey);
      const sequence = services.numberCase?.(counted) ?? counted;
      draft.theCase = {
        id: newId('Case'),
        hubCaseNo: formatHubCaseNo({ divisionCode, year: range.year, sequence }),
        divisionCode,
        stageRank: 0,
        indicatorBits: 0,
        participants: [reader.organId],
        openedOn: day,
        revisions: 0,
        isNew: true,
      };
    });
  });
}
