import { formatHubCaseNo } from '../codes/hubCaseNo.ts';
import { numberKey } from '../codes/numberKey.ts';
import { CaseClocks } from '../policy/clocks/CaseClocks.ts';
import type { Clock, ToldEvent } from '../policy/clocks/Clock.ts';
import type { Telling } from '../policy/clocks/windClocks.ts';
import { usualReadings } from '../policy/limits/Readings.ts';
import { milestoneOf } from '../policy/milestones.ts';
import { dayOf, stampOf } from './chineseTime.ts';
import { concernParties } from './concernParties.ts';
import { printedVariant } from './printedVariant.ts';
import type { Happening, Story } from './Story.ts';

type Row = Record<string, unknown>;
type Known = Parameters<typeof concernParties>[2] & { readonly hubCaseNo: string };

/** A case as rows of the tables, as if each record had been published when it was entered. */
export interface WrittenCase {
  readonly theCase: Readonly<Row>;
  readonly parties: readonly Readonly<Row>[];
  readonly records: readonly { readonly feed: string; readonly row: Readonly<Row> }[];
  readonly numbers: readonly Readonly<Row>[];
  readonly clocks: readonly Clock[];
  readonly events: readonly ToldEvent[];
}

/** Writes the story down, once, in the order in which its records were entered: that decides much. */
export function writeCase(story: Story): WrittenCase {
  const { id, district, opening } = story;
  const { divisionCode } = district;
  const openedOn = dayOf(opening.at);
  const year = Number(openedOn.slice(0, 4));
  const sequence = story.setting.serialOf(`${divisionCode}-${year}`, opening.sequence);
  const hubCaseNo = formatHubCaseNo({ divisionCode, year, sequence });
  const offices = [...Object.values(district.offices), district.cityCourt];
  const agencies = new Map<string, string>(offices.map((one) => [one.organId, one.agency]));
  const entries = [...story.records].sort((one, other) => one.entered - other.entered);
  const [opener] = entries;
  if (opener === undefined) throw new RangeError('A case begins with a record.');
  const known = { id, hubCaseNo, divisionCode };
  const made = { rank: 0, bits: 0 };
  const participants = new Set<string>();
  const parties = new Map<string, Row>();
  const records: { feed: string; row: Row }[] = [];
  const numbers = [numberRow(hubCaseNo, id, 'Case', id, 'hubCaseNo', opener.office.organId)];
  const running = new CaseClocks({
    ...{ calendar: story.setting.calendar, readings: usualReadings },
    agencyOf: (organ) => agencies.get(organ),
  });
  for (const entry of entries) {
    const { feed } = entry.plan;
    const { rank, bits, after, seals = false } = milestoneOf(feed.name, entry.stored);
    const row = recordRow(entry, known, made.rank < after, story);
    records.push({ feed: feed.name, row });
    running.enter([tellingOf(entry, row, known)]);
    const organs = [entry.office.organId, ...addresseesOf(entry)];
    const further = rank > made.rank || (bits & ~made.bits) !== 0;
    const moves = further || organs.some((organ) => !participants.has(organ));
    made.rank = Math.max(made.rank, rank);
    made.bits |= bits;
    for (const organ of organs) participants.add(organ);
    concernParties(entry, { rank, bits, moves, seals }, known, parties);
    if (feed.number !== undefined && typeof row.documentNo === 'string') {
      const { organId } = entry.office;
      numbers.push(numberRow(row.documentNo, id, feed.name, entry.id, feed.number, organId));
    }
  }
  const theCase = {
    id,
    hubCaseNo,
    divisionCode,
    name: story.caseName?.slice(0, 100),
    openedOn,
    originAgency: opener.office.agency,
    sealed:
      [...parties.values()].every((party) => party.sealed) && parties.size > 0 ? true : undefined,
    stageRank: made.rank,
    indicatorBits: made.bits,
    participants: [...participants].sort(),
  };
  const { clocks, events } = running;
  return { theCase, parties: [...parties.values()], records, numbers, clocks, events };
}

function tellingOf({ plan, office }: Happening, row: Readonly<Row>, theCase: Known): Telling {
  const partyIds = Array.isArray(row.partyIds) ? row.partyIds.map(String) : [];
  return {
    feed: plan.feed.name,
    agency: plan.feed.agency,
    id: String(row.id),
    caseId: theCase.id,
    divisionCode: theCase.divisionCode,
    ownerOrganId: office.organId,
    partyIds: typeof row.partyId === 'string' ? [row.partyId] : partyIds,
    values: row,
  };
}

function recordRow(entry: Happening, theCase: Known, orphan: boolean, { random }: Story): Row {
  const { plan, office, stored } = entry;
  const { feed } = plan;
  const number = feed.number === undefined ? undefined : stored[feed.number];
  const variant =
    plan.numberPrinted && typeof number === 'string' ? printedVariant(random, number) : undefined;
  const partyIds = (entry.parties ?? []).map((party) => party.id);
  const addressees = addresseesOf(entry);
  const row = stored;
  row.id = entry.id;
  row.version = 1;
  row.caseId = theCase.id;
  row.hubCaseNo = theCase.hubCaseNo;
  row.divisionCode = theCase.divisionCode;
  row.ownerOrganId = office.organId;
  row.decidedAt = stampOf(entry.decided);
  row.documentNo = number;
  row.enteredAt = stampOf(entry.entered);
  row.enteredBy = office.login;
  row.asPrinted = variant && [{ field: feed.number, text: variant }];
  row.status = 'ACCEPTED';
  row.lateDays = entry.lateDays;
  row.orphan = orphan;
  row.addressees = addressees.length > 0 ? addressees : undefined;
  // Nobody enters these records again, so their digests need only differ.
  row.contentHash = random.hex(8);
  row.partyId = feed.perSuspect ? partyIds[0] : undefined;
  row.partyIds = feed.perSuspect || partyIds.length === 0 ? undefined : partyIds;
  return row;
}

function addresseesOf({ plan, stored }: Happening): readonly string[] {
  if (plan.organCells.length === 0) return [];
  const organs = plan.organCells.map((cell) => stored[cell]);
  return [...new Set(organs.filter((organ) => typeof organ === 'string'))];
}

function numberRow(
  number: string,
  caseId: string,
  ...[feed, recordId, cell, organId]: readonly [string, string, string, string]
): Row {
  const key = numberKey(number);
  return { key, caseId, feed, recordId, cell, organId };
}
