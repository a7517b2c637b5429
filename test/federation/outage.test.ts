import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { withNotes } from '../fixtures/withNotes.ts';
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

/** What both questions are answered now. */
const look = async () => {
  const [one, other] = [await city.ask(login, cases), await city.ask(login, records)];
  return { cases: at(one.body, 'data'), records: at(other.body, 'data') };
};

const mostRounds = 10;
const ways = [
  ...agencyNames.flatMap((agency) => [[agency, 'freeze'] as const, [agency, 'slow'] as const]),
  ['court', 'kill'] as const,
];

test.each(ways)(
  'Without the hub of the %s (%s) only its own fields are missing, until it is back',
  async (agency, way) => {
    const mend = await city[way](agency);
    try {
      // A hub that waits for its database may say so before the gateway gives it up.
      await showOutage([agency], way === 'slow' ? ['DATABASE_UNAVAILABLE'] : []);
    } finally {
      await mend();
    }
    await until(
      async () => {
        const now = await look();
        return JSON.stringify(now) === JSON.stringify(before);
      },
      `${agency} answers as before`,
      300_000,
    );
  },
  400_000,
);

test('A stream says what an event lacks while an agency is out, and no word of it later', async () => {
  const heard: unknown[] = [];
  const leave = await city.follow(login, stream, (answer) => heard.push(answer));
  try {
    const mend = await city.kill('court');
    const lacking = await eventWith(heard, (event) => at(event, 'errors') !== undefined);
    expect(at(lacking, `${ofCase}.judgments`)).toBeNull();
    expect(at(lacking, `${ofCase}.hubCaseNo`)).toEqual(expect.any(String));
    expect([codesIn(lacking), pathsOf(lacking)]).toEqual([
      ['AGENCY_UNAVAILABLE'],
      [`${ofCase}.judgments`.replace('data.', '')],
    ]);
    expect(at(lacking, 'extensions.partial')).toEqual(['court']);
    await mend();
    const whole = await eventWith(heard, (event) => !at(event, 'extensions.partial'));
    expect([at(whole, 'errors'), at(whole, 'extensions.partial')]).toEqual([undefined, undefined]);
    expect(at(whole, `${ofCase}.judgments.nodes.0.id`)).toEqual(expect.any(String));
  } finally {
    leave();
  }
  // The case has more decisions now.
  before = await look();
}, 400_000);

const ofCase = 'data.event.record.case';
const stream = `subscription { event: filingDecisionPublished { kind record { id
  case { hubCaseNo judgments(first: 1) { nodes { id } } } } } }`;

/** Publishes until the stream tells an event that fits. */
async function eventWith(heard: unknown[], fits: (event: unknown) => boolean): Promise<unknown> {
  const feed = feedOf(FilingDecision);
  const caseId = textAt(before.cases, 'cases.nodes.0.id');
  const text = `mutation ($input: FilingDecisionInput!, $key: String!) {
    publishFilingDecision(input: $input, idempotencyKey: $key) { recordId } }`;
  for (heard.length = 0; ; published += 1) {
    const input = withNotes(feed, { ...inputOf(feed, 900 + published), caseId });
    const variables = { input, key: `stream-${published}` };
    const { body } = await city.ask('police-officer-370303', text, variables);
    expect(at(body, 'errors')).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const found = heard.find((event) => at(event, ofCase) && fits(event));
    if (found !== undefined) return found;
  }
}
let published = 0;

const dying = ['environment', 'police', 'procuratorate', 'coordination'] as const;

test.each(dying.map((agency, place) => [agency, dying.slice(0, place + 1)] as const))(
  'When the hub of the %s dies as well, what is left still answers',
  async (agency, gone) => {
    await city.kill(agency);
    await showOutage(gone);
  },
  400_000,
);

test('A publication that its agency cannot take is not said to be stored', async () => {
  const { body } = await city.ask(
    'police-officer-370303',
    'mutation { acceptTransfer(input: { caseNumber: "H-370303-2026-000001-X" }, idempotencyKey: "k") { recordId } }',
  );
  expect([at(body, 'data'), ...codesIn(body)]).toEqual([null, 'AGENCY_UNAVAILABLE']);
});

/**
 * Five readers ask at a time, one of them nothing of the agencies that are gone, and are told what is
 * left, in time, and not where anything runs.
 */
async function showOutage(gone: readonly Agency[], alsoSaid: readonly string[] = []) {
  const { affected, unaffected } = await askAll(gone);
  for (const [place, { body, text, tookMs }] of affected.entries()) {
    const what = place < 2 ? 'cases' : 'records';
    expect(at(body, 'data'), text.slice(0, 500)).toEqual(expected(what, gone));
    expect(at(body, 'extensions.partial')).toEqual(missed(what, gone));
    const lost = pathsOf(body);
    // What may not be null takes along what it belongs to.
    const isTold = (path: string) => lost.some((one) => `${one}.`.startsWith(`${path}.`));
    expect(missing(what, gone).filter((path) => !isTold(path))).toEqual([]);
    const known = ['AGENCY_UNAVAILABLE', ...alsoSaid];
    expect(codesIn(body).filter((code) => !known.includes(String(code)))).toEqual([]);
    expect(tellsAddress(text), text.slice(0, 500)).toBe(false);
    // A second and a half, and what a busy machine takes to say so.
    expect(tookMs).toBeLessThan(city.longestMs() + 1_500);
  }
  expect(codesIn(unaffected.body)).toEqual([]);
  expect(at(unaffected.body, 'extensions.partial')).toBeUndefined();
}

/**
 * On a busy machine another agency may be taken for silent as well, so they ask again until no other
 * is missed.
 */
async function askAll(gone: readonly Agency[]) {
  for (let round = 1; ; round += 1) {
    const [unaffected, ...affected] = await Promise.all(
      [without(gone), cases, cases, records, records].map((query) => city.ask(login, query)),
    );
    if (unaffected === undefined) throw new Error('Nothing was asked');
    const others = [unaffected, ...affected]
      .flatMap(({ body }) => listAt({ partial: at(body, 'extensions.partial') ?? [] }, 'partial'))
      .filter((name) => !gone.some((one) => one === name));
    const isOut = affected.every(({ body }) => at(body, 'extensions.partial') !== undefined);
    if ((others.length === 0 && isOut) || round >= mostRounds) return { affected, unaffected };
  }
}

/** Without the coordinating body there is no case of which others could be asked. */
function missed(what: 'cases' | 'records', gone: readonly Agency[]): readonly Agency[] {
  if (what === 'cases' && gone.includes('coordination')) return ['coordination'];
  return gone.toSorted();
}

/** What is left of the answers when these agencies are out. */
function expected(what: 'cases' | 'records', gone: readonly Agency[]): unknown {
  if (what === 'cases' && gone.includes('coordination')) return { cases: null };
  const whole = structuredClone(before[what]);
  const owners = what === 'cases' ? listAt(whole, 'cases.nodes') : [whole];
  for (const [agency, list] of Object.entries(lists)) {
    const isGone = gone.some((one) => one === agency);
    for (const owner of owners) {
      if (isGone) Object.assign(Object(owner), { [list]: null });
      else if (gone.includes('coordination')) {
        for (const one of listAt(owner, `${list}.nodes`)) {
          Object.assign(Object(one), { case: null, clocks: null });
        }
      }
    }
  }
  return whole;
}

/** The places that are null for agencies that are out; each has an error of its own, or below it. */
function missing(what: 'cases' | 'records', gone: readonly Agency[]): readonly string[] {
  if (what === 'cases' && gone.includes('coordination')) return ['cases'];
  const nodesOf = (path: string) => listAt(before[what], `${path}.nodes`).map((_, n) => n);
  const owners = what === 'cases' ? nodesOf('cases').map((n) => `cases.nodes.${n}.`) : [''];
  return Object.entries(lists).flatMap(([agency, list]) => {
    if (gone.some((one) => one === agency)) return owners.map((owner) => owner + list);
    if (!gone.includes('coordination')) return [];
    return nodesOf(list).flatMap((n) => [`${list}.nodes.${n}.case`, `${list}.nodes.${n}.clocks`]);
  });
}

function pathsOf(body: unknown): readonly string[] {
  return listAt({ errors: at(body, 'errors') ?? [] }, 'errors').map((one) =>
    listAt(one, 'path').join('.'),
  );
}

/** A question that these agencies have no part in. */
function without(gone: readonly Agency[]): string {
  return gone.includes('court')
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
