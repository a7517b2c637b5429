import { hash } from 'node:crypto';
import { formatHubCaseNo } from '../codes/hubCaseNo.ts';
import { numberKey } from '../codes/numberKey.ts';
import { snakeCase } from '../entities/Cell.ts';
import { milestoneOf } from '../policy/milestones.ts';
import { ageOn } from './ageOn.ts';
import { dayOf } from './chineseTime.ts';
import { printedVariant } from './printedVariant.ts';
import type { Happening, PartyDraft, Story, Values } from './Story.ts';

type Row = Record<string, unknown>;

/** A case as rows of the tables, as if each record had been published when it was entered. */
export interface WrittenCase {
  readonly theCase: Readonly<Row>;
  readonly parties: readonly Readonly<Row>[];
  readonly records: readonly { readonly feed: string; readonly row: Readonly<Row> }[];
  readonly numbers: readonly Readonly<Row>[];
}

interface Progress {
  rank: number;
  bits: number;
}

const fullAge = 18;

/** Writes the story down in the order in which its records were entered, for that decides much. */
export function writeCase(story: Story): WrittenCase {
  const { id, district, opening } = story;
  const { divisionCode } = district;
  const openedOn = dayOf(opening.at);
  const year = Number(openedOn.slice(0, 4));
  const hubCaseNo = formatHubCaseNo({ divisionCode, year, sequence: opening.sequence });
  const entries = [...story.records].sort((one, other) => one.entered - other.entered);
  const [opener] = entries;
  if (opener === undefined) throw new RangeError('A case begins with a record.');
  const known = { id, hubCaseNo, divisionCode };
  const made: Progress = { rank: 0, bits: 0 };
  const participants = new Set<string>();
  const parties = new Map<string, Row>();
  const records: { feed: string; row: Row }[] = [];
  const numbers = [numberRow(hubCaseNo, id, 'Case', id, 'hubCaseNo', opener.office.organId)];
  for (const entry of entries) {
    const { feed } = entry.plan;
    const { rank, bits, after } = milestoneOf(feed.name, entry.stored);
    const row = recordRow(entry, known, made.rank < after, story);
    records.push({ feed: feed.name, row });
    advance(made, rank, bits);
    namePartiesOf(entry, parties, known);
    advanceParties(entry.parties, parties, rank, bits);
    for (const organ of [entry.office.organId, ...addresseesOf(entry)]) participants.add(organ);
    if (feed.number !== undefined && typeof row.document_no === 'string') {
      const { organId } = entry.office;
      numbers.push(numberRow(row.document_no, id, feed.name, entry.id, feed.number, organId));
    }
  }
  const theCase = {
    id,
    hub_case_no: hubCaseNo,
    division_code: divisionCode,
    name: story.caseName?.slice(0, 100),
    opened_on: openedOn,
    origin_agency: opener.office.agency,
    stage_rank: made.rank,
    indicator_bits: made.bits,
    participants: [...participants].sort(),
  };
  return { theCase, parties: [...parties.values()], records, numbers };
}

interface KnownCase {
  readonly id: string;
  readonly hubCaseNo: string;
  readonly divisionCode: string;
}

function recordRow(entry: Happening, theCase: KnownCase, orphan: boolean, { random }: Story): Row {
  const { plan, office, stored } = entry;
  const { feed } = plan;
  const number = feed.number === undefined ? undefined : stored[feed.number];
  const variant =
    plan.numberPrinted && typeof number === 'string' ? printedVariant(random, number) : undefined;
  const partyIds = (entry.parties ?? []).map((party) => party.id);
  const row = columnsOf(stored);
  row.id = entry.id;
  row.version = 1;
  row.case_id = theCase.id;
  row.hub_case_no = theCase.hubCaseNo;
  row.division_code = theCase.divisionCode;
  row.owner_organ_id = office.organId;
  row.decided_at = new Date(entry.decided).toISOString();
  row.document_no = number;
  row.entered_at = new Date(entry.entered).toISOString();
  row.entered_by = office.login;
  row.as_printed = variant === undefined ? undefined : [{ field: feed.number, text: variant }];
  row.status = 'ACCEPTED';
  row.late_days = entry.lateDays;
  row.orphan = orphan;
  const addressees = addresseesOf(entry);
  row.addressees = addressees.length > 0 ? addressees : undefined;
  row.content_hash = hash('sha256', JSON.stringify([stored, partyIds]));
  row.party_id = feed.perSuspect ? partyIds[0] : undefined;
  row.party_ids = feed.perSuspect || partyIds.length === 0 ? undefined : partyIds;
  return row;
}

function addresseesOf({ plan, stored }: Happening): readonly string[] {
  if (plan.organCells.length === 0) return [];
  const organs = plan.organCells.map((cell) => stored[cell]);
  return [...new Set(organs.filter((organ) => typeof organ === 'string'))];
}

/** A party belongs to whoever names it first, and counts as minor at that act. */
function namePartiesOf(entry: Happening, parties: Map<string, Row>, theCase: KnownCase): void {
  for (const { id, values } of entry.parties ?? []) {
    if (parties.has(id)) continue;
    const row = columnsOf(values);
    row.id = id;
    row.case_id = theCase.id;
    row.division_code = theCase.divisionCode;
    if (values.kind === 'NATURAL' && typeof values.birthDate === 'string') {
      row.minor = ageOn(values.birthDate, dayOf(entry.decided)) < fullAge;
    }
    row.provided_by = entry.office.agency;
    row.owner_organ_id = entry.office.organId;
    row.stage_rank = 0;
    row.indicator_bits = 0;
    parties.set(id, row);
  }
}

function advanceParties(
  named: readonly PartyDraft[] | undefined,
  parties: ReadonlyMap<string, Row>,
  rank: number,
  bits: number,
): void {
  const concerned =
    named === undefined || named.length === 0
      ? parties.values()
      : named.flatMap(({ id }) => parties.get(id) ?? []);
  for (const row of concerned) {
    row.stage_rank = Math.max(Number(row.stage_rank), rank);
    row.indicator_bits = Number(row.indicator_bits) | bits;
  }
}

function advance(made: Progress, rank: number, bits: number): void {
  made.rank = Math.max(made.rank, rank);
  made.bits |= bits;
}

function numberRow(
  number: string,
  caseId: string,
  ...[feed, recordId, cell, organId]: readonly [string, string, string, string]
): Row {
  const key = numberKey(number);
  return { key, case_id: caseId, feed, record_id: recordId, cell, organ_id: organId };
}

const columnNames = new Map<string, string>();

function columnsOf(values: Values): Row {
  const row: Row = {};
  for (const name in values) {
    let column = columnNames.get(name);
    if (column === undefined) {
      column = snakeCase(name);
      columnNames.set(name, column);
    }
    row[column] = values[name];
  }
  return row;
}
