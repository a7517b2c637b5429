import { afterAll, beforeAll, expect, test } from 'vitest';
import { enteredPartyCells } from '../../src/entities/coordination/Party.ts';
import { enteredCells } from '../../src/entities/Feed.ts';
import type { WrittenCase } from '../../src/generate/writeCase.ts';
import { newKey, publication, type Receipt, receiptAt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { inventWorld, registry } from './world.ts';

type Row = Readonly<Record<string, unknown>>;

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const compared = 12;

/**
 * Cases of 张店 with much in them; a suspect without a name could not be found again, nor could one
 * whom the court names before the indictment is entered: it may not recognise anybody then.
 */
const cases = (await inventWorld(5, 900))
  .filter(({ theCase, parties }) => {
    return theCase.divisionCode === '370303' && !parties.some((party) => party.identityUnknown);
  })
  .filter(areIndictedFirst)
  .sort((one, other) => other.records.length - one.records.length);

function areIndictedFirst({ records }: WrittenCase): boolean {
  const indicted = new Set<unknown>();
  return records.every(({ feed, row }) => {
    if (feed === 'ProsecutionDecision') indicted.add(row.partyId);
    const named = [row.partyId ?? [], row.partyIds ?? []].flat();
    const isOfCourt = ['CourtAcceptance', 'Judgment'].includes(feed);
    return !isOfCourt || named.every((id) => indicted.has(id));
  });
}

test('the hub stores the same when the records are published one by one', async () => {
  for (const one of cases.slice(0, compared)) {
    const [first, ...others] = one.records;
    if (first === undefined) throw new Error('A case has a record');
    const opened = await enter(one, first, { opening: { name: one.theCase.name } });
    const receipts = [opened];
    for (const record of others) {
      receipts.push(await enter(one, record, { caseId: opened.caseId }));
    }
    expect(receipts.map(({ orphan }) => orphan)).toEqual(one.records.map(({ row }) => row.orphan));
    expect(await storedCase(opened.caseId)).toEqual(expectedOf(one));
    expect(await storedClocks(opened.caseId)).toEqual(clocksOf(one));
    for (const [index, { feed, row }] of one.records.entries()) {
      expect(await storedRecord(feed, receipts[index]?.recordId)).toEqual({
        document_no: row.documentNo ?? null,
        addressees: row.addressees ?? null,
        marked: row.marked,
        decided: Date.parse(String(row.decidedAt)) / 1000,
        owner_organ_id: row.ownerOrganId,
        entered_by: row.enteredBy,
      });
    }
  }
});

async function enter(
  one: WrittenCase,
  { feed: name, row }: WrittenCase['records'][number],
  place: Row,
): Promise<Receipt> {
  const feed = registry.feed(name);
  const ids = [row.partyId, ...(Array.isArray(row.partyIds) ? row.partyIds : [])];
  const parties = one.parties
    .filter((party) => ids.includes(party.id))
    .map((party) => pick(party, enteredPartyCells()));
  const concerned = feed.perSuspect ? { party: parties[0] } : { parties };
  const input = { ...pick(row, enteredCells(feed)), ...place, ...concerned };
  const variables = { input, key: newKey() };
  const answer = await hub.ask(String(row.enteredBy), publication(feed).one, variables);
  return receiptAt(answer.body, 'data.receipt');
}

function pick(row: Row, cells: readonly { readonly name: string }[]): Row {
  return Object.fromEntries(cells.map(({ name }) => [name, row[name]]));
}

function expectedOf({ theCase, parties }: WrittenCase) {
  return {
    name: theCase.name,
    opened_on: theCase.openedOn,
    origin_agency: theCase.originAgency,
    stage_rank: theCase.stageRank,
    indicator_bits: theCase.indicatorBits,
    participants: theCase.participants,
    parties: parties
      .map((party) => ({
        name: party.name,
        provided_by: party.providedBy,
        owner_organ_id: party.ownerOrganId,
        minor: party.minor ?? null,
        stage_rank: party.stageRank,
        indicator_bits: party.indicatorBits,
      }))
      .sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1)),
  };
}

/** Clocks without ids, for those follow from the records' ids, and without the debtors' places. */
function clocksOf({ clocks, parties }: WrittenCase) {
  const name = (id: string | undefined) => parties.find((party) => party.id === id)?.name ?? null;
  return clocks
    .map(({ rule, feed, startedAt, dueAt, obligedOrganId, endedAt, endedAs, partyId }) => ({
      ...{ rule, feed, started: startedAt, due: dueAt, organ: obligedOrganId ?? null },
      ...{ ended: endedAt ?? null, as: endedAs ?? null, party: name(partyId) },
    }))
    .map(untimed)
    .sort(byText);
}

/** What is lacked is counted from the entry, and these entries are of today. */
function untimed<T extends { rule: string }>(clock: T): T {
  if (!clock.rule.startsWith('TL-72')) return clock;
  return { ...clock, started: null, due: null, ended: null };
}

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

async function storedClocks(caseId: string): Promise<readonly object[]> {
  const { rows } = await hub.admin.query(
    `SELECT c.rule, c.feed, c.started_at AS started, c.due_at AS due, c.obliged_organ_id AS organ,
       c.ended_at AS ended, c.ended_as AS "as", p.name AS party
     FROM coordination.clock c LEFT JOIN coordination.party p ON p.id = c.party_id
     WHERE c.case_id = $1`,
    [caseId],
  );
  return rows
    .map((row) => ({ ...row, started: iso(row.started), due: iso(row.due), ended: iso(row.ended) }))
    .map(untimed)
    .sort(byText);
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

async function storedCase(id: string): Promise<unknown> {
  const { rows } = await hub.admin.query(
    `SELECT c.name, c.opened_on::text, c.origin_agency, c.stage_rank, c.indicator_bits,
       ARRAY(SELECT o FROM unnest(c.participants) o ORDER BY o COLLATE "C") AS participants,
       (SELECT json_agg(json_build_object('name', p.name, 'provided_by', p.provided_by,
          'owner_organ_id', p.owner_organ_id, 'minor', p.minor, 'stage_rank', p.stage_rank,
          'indicator_bits', p.indicator_bits) ORDER BY p.name COLLATE "C")
        FROM coordination.party p WHERE p.case_id = c.id) AS parties
     FROM coordination."case" c WHERE c.id = $1`,
    [id],
  );
  return rows[0];
}

async function storedRecord(feed: string, id: string | undefined): Promise<unknown> {
  const { schema, table } = registry.model(feed);
  const { rows } = await hub.admin.query(
    `SELECT r.document_no, r.addressees, r.marked, extract(epoch FROM r.decided_at)::float8 AS decided,
       r.owner_organ_id, r.entered_by FROM ${schema}.${table} r WHERE r.id = $1`,
    [id],
  );
  return rows[0];
}
