import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { at, listAt } from '../fixtures/at.ts';
import { until } from './openFederation.ts';
import { openProcesses, type Processes } from './openProcesses.ts';

const login = 'procuratorate-prosecutor-370303';
/** A list of each agency, by the agency that answers it. */
const lists: Readonly<Record<Exclude<Agency, 'coordination'>, string>> = {
  environment: 'administrativePenalties',
  police: 'filingDecisions',
  procuratorate: 'arrestDecisions',
  court: 'judgments',
};
const record = '{ nodes { id decidedAt } }';
const page = Object.values(lists)
  .map((list) => `${list} ${record}`)
  .join(' ');
const cases = `{ cases(first: 3, where: { stageNumber: { gte: 12 } }) { nodes { id hubCaseNo stage ${page} } } }`;
const records = `{ ${Object.values(lists)
  .map((list) => `${list}(first: 2) { nodes { id decidedAt case { hubCaseNo } clocks { rule } } }`)
  .join(' ')} }`;

let city: Processes;
let before: { readonly cases: unknown; readonly records: unknown };

beforeAll(async () => {
  city = await openProcesses();
  // The first answers take their time: every hub plans its statements.
  let usualMs = 0;
  for (let turn = 0; turn < 4; turn += 1) {
    const [one, other] = [await city.ask(login, cases), await city.ask(login, records)];
    expect([at(one.body, 'errors'), at(other.body, 'errors')]).toEqual([undefined, undefined]);
    before = { cases: at(one.body, 'data'), records: at(other.body, 'data') };
    usualMs = Math.max(one.tookMs, other.tookMs);
  }
  await city.loseSomePatience(usualMs);
  expect(listAt(before.cases, 'cases.nodes')).toHaveLength(3);
}, 500_000);
afterAll(() => city.close());

const mostRounds = 10;
const ways = ['kill', 'freeze', 'slow'] as const;
const outages = agencyNames.flatMap((agency) => ways.map((way) => [agency, way] as const));

test.each(outages)(
  'Without the hub of the %s (%s) only its own fields are missing',
  async (agency, way) => {
    const mend = await city[way](agency);
    try {
      const { affected, unaffected } = await askAll(agency);
      for (const [place, { body, text, tookMs }] of affected.entries()) {
        const lost = expected(place < 2 ? 'cases' : 'records', agency);
        expect(at(body, 'data'), text.slice(0, 500)).toEqual(lost);
        // A hub that waits for its database may say so before the gateway gives it up.
        const codes = codesIn(body).filter(
          (code) => way !== 'slow' || code !== 'DATABASE_UNAVAILABLE',
        );
        expect(codes.length + Number(way === 'slow')).toBeGreaterThan(0);
        expect(codes.every((code) => code === 'AGENCY_UNAVAILABLE')).toBe(true);
        expect(at(body, 'extensions.partial')).toEqual([agency]);
        expect(tellsAddress(text), text.slice(0, 500)).toBe(false);
        // A second and a half, and what a busy machine takes to say so.
        expect(tookMs).toBeLessThan(city.longestMs() + 1_500);
      }
      expect(codesIn(unaffected.body)).toEqual([]);
      expect(at(unaffected.body, 'extensions.partial')).toBeUndefined();
    } finally {
      await mend();
    }
    await until(
      async () => {
        const [first, second] = [await city.ask(login, cases), await city.ask(login, records)];
        const now = { cases: at(first.body, 'data'), records: at(second.body, 'data') };
        return JSON.stringify(now) === JSON.stringify(before);
      },
      `${agency} answers as before`,
      300_000,
    );
  },
  400_000,
);

/**
 * Five readers ask at a time, one of them nothing of the agency. On a busy machine another agency may
 * be taken for silent as well, so they ask again until no other is missed.
 */
async function askAll(agency: Agency) {
  for (let round = 1; ; round += 1) {
    const [unaffected, ...affected] = await Promise.all(
      [without(agency), cases, cases, records, records].map((query) => city.ask(login, query)),
    );
    if (unaffected === undefined) throw new Error('Nothing was asked');
    const missed = [unaffected, ...affected].flatMap(({ body }) =>
      listAt({ partial: at(body, 'extensions.partial') ?? [] }, 'partial'),
    );
    const others = missed.some((name) => name !== agency);
    if ((!others && missed.length === affected.length) || round >= mostRounds) {
      return { affected, unaffected };
    }
  }
}

test('A publication that its agency cannot take is not said to be stored', async () => {
  const mend = await city.kill('police');
  const { body } = await city.ask(
    'police-officer-370303',
    'mutation { acceptTransfer(input: { caseNumber: "H-370303-2026-000001-X" }, idempotencyKey: "k") { recordId } }',
  );
  expect([at(body, 'data'), ...codesIn(body)]).toEqual([null, 'AGENCY_UNAVAILABLE']);
  await mend();
});

/** What is left of the answers when an agency is out. */
function expected(what: 'cases' | 'records', agency: Agency): unknown {
  const whole = structuredClone(before[what]);
  if (agency !== 'coordination') {
    const list = lists[agency];
    const owners = what === 'cases' ? listAt(whole, 'cases.nodes') : [whole];
    for (const owner of owners) Object.assign(Object(owner), { [list]: null });
    return whole;
  }
  if (what === 'cases') return { cases: null };
  for (const list of Object.values(lists)) {
    for (const one of listAt(whole, `${list}.nodes`)) {
      Object.assign(Object(one), { case: null, clocks: null });
    }
  }
  return whole;
}

/** A question that the agency has no part in. */
function without(agency: Agency): string {
  return agency === 'court'
    ? '{ filingDecisions(first: 1) { nodes { id } } }'
    : '{ judgments(first: 1) { nodes { id } } }';
}

function codesIn(body: unknown): readonly unknown[] {
  return listAt({ errors: at(body, 'errors') ?? [] }, 'errors').map((one) =>
    at(one, 'extensions.code'),
  );
}

function tellsAddress(text: string): boolean {
  return [...city.ports, '127.0.0.1', 'ECONN', 'socket'].some((word) => text.includes(word));
}
