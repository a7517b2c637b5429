import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});

afterAll(() => hub.close());

const police = 'police-officer-370303';
const environment = 'environment-officer-370303';
const court = 'court-judge-370303';

const pageQuery = `query ($filter: ChangeFilter, $after: String, $first: Int) {
  page: changesSince(filter: $filter, after: $after, first: $first) {
    events { id cursor kind feed recordId caseId record { __typename id decidedAt
      ... on CrimeTransfer { documentNo } } case { stageNumber } }
    cursor hasMore } }`;

async function since(login: string, variables: object = {}) {
  const { body } = await hub.ask(login, pageQuery, variables);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  const events = listAt(body, 'data.page.events');
  return {
    body,
    events,
    kinds: events.map((event) => `${at(event, 'kind')} ${at(event, 'feed') ?? ''}`.trim()),
    cursor: textAt(body, 'data.page.cursor'),
    hasMore: at(body, 'data.page.hasMore'),
  };
}

/** A cursor behind all that has been published: once a change of this case shows, all before has. */
async function caughtUp(login: string): Promise<string> {
  const input = inputOf(feedOf(EnvironmentalViolation), Math.floor(Math.random() * 1e6) + 1000);
  const { recordId } = await publish(hub, EnvironmentalViolation, input);
  for (let cursor: string | undefined; ; ) {
    const page = await since(environment, cursor === undefined ? {} : { after: cursor });
    if (page.events.some((event) => at(event, 'recordId') === recordId)) break;
    cursor = page.cursor;
  }
  let cursor: string | undefined;
  for (;;) {
    const page = await since(login, cursor === undefined ? {} : { after: cursor });
    cursor = page.cursor;
    if (page.hasMore === false) return cursor;
  }
}

/** Pages until an event of the kind has come. */
async function until(login: string, after: string, wanted: string) {
  const kinds: string[] = [];
  const events: unknown[] = [];
  const end = performance.now() + 10_000;
  for (let cursor = after; !kinds.includes(wanted); ) {
    if (performance.now() > end) throw new Error(`${wanted} did not come, but ${kinds.join()}`);
    const page = await since(login, { after: cursor });
    kinds.push(...page.kinds);
    events.push(...page.events);
    cursor = page.cursor;
  }
  return { kinds, events };
}

describe('changesSince', () => {
  test('tells what was published, read with the rights of its reader', async () => {
    const after = await caughtUp(environment);
    const input = inputOf(feedOf(EnvironmentalViolation), 1);
    const { recordId } = await publish(hub, EnvironmentalViolation, input);
    const { events } = await until(environment, after, 'PUBLISHED EnvironmentalViolation');
    const own = events.find((event) => at(event, 'recordId') === recordId);
    expect(at(own, 'record.id')).toBe(recordId);
    expect(at(own, 'record.__typename')).toBe('EnvironmentalViolation');
    expect(typeof at(own, 'record.decidedAt')).toBe('string');
  });

  test('leaves no trace of what its reader may not see: no event, no short page', async () => {
    const after = await caughtUp(court);
    const feed = feedOf(EnvironmentalViolation);
    await publishAll(
      hub,
      EnvironmentalViolation,
      [301, 302, 303].map((n) => inputOf(feed, n)),
    );
    await caughtUp(environment);
    const page = await since(court, { after });
    expect([page.events, page.hasMore]).toEqual([[], false]);
  });

  test('tells a record again when a stage opens it, and only to whom it opens', async () => {
    const opening = await publish(hub, CrimeTransfer, inputOf(feedOf(CrimeTransfer), 7));
    expect((await since(police)).kinds).not.toContain('NOW_ACCESSIBLE CrimeTransfer');
    const cursors = { police: await caughtUp(police), court: await caughtUp(court) };
    const { caseId } = opening;
    await publish(hub, TransferAcceptance, { ...inputOf(feedOf(TransferAcceptance), 7), caseId });
    const filing = { ...inputOf(feedOf(FilingDecision), 7), caseId };
    await publish(hub, FilingDecision, filing);
    const told = await until(police, cursors.police, 'PUBLISHED FilingDecision');
    expect(told.kinds).toContain('STAGE_REACHED');
    expect(told.kinds.filter((kind) => kind === 'NOW_ACCESSIBLE CrimeTransfer')).toHaveLength(1);
    await caughtUp(environment);
    expect((await since(court, { after: cursors.court })).events).toEqual([]);
  });

  test('goes on where a page ended, and repeats nothing', async () => {
    const after = await caughtUp(police);
    const feed = feedOf(EnvironmentalViolation);
    const inputs = [401, 402, 403, 404, 405].map((n) => inputOf(feed, n));
    const receipts = await publishAll(hub, EnvironmentalViolation, inputs);
    await caughtUp(environment);
    const seen: unknown[] = [];
    let cursor = after;
    for (let more: unknown = true; more; ) {
      const page = await since(police, { after: cursor, first: 2 });
      seen.push(...page.events.map((event) => at(event, 'recordId')));
      ({ cursor, hasMore: more } = page);
    }
    expect(seen.slice(0, 5)).toEqual(receipts.map(({ recordId }) => recordId));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('a cursor opens for its reader and its filter only', async () => {
    const after = await caughtUp(police);
    const filtered = { after, filter: { feeds: ['Judgment'] } };
    const answers = [
      await hub.ask(environment, pageQuery, { after }),
      await hub.ask(police, pageQuery, filtered),
      await hub.ask(police, pageQuery, {
        after: `${after.startsWith('A') ? 'B' : 'A'}${after.slice(1)}`,
      }),
    ];
    expect(answers.map(({ body }) => at(body, 'errors.0.extensions.code'))).toEqual(
      Array(3).fill('BAD_CURSOR'),
    );
  });

  test('names the oldest cursor when the log no longer reaches back', async () => {
    const first = await since(police, { first: 1 });
    await caughtUp(police);
    await hub.admin.query('UPDATE coordination.change_head SET oldest = position');
    const { body } = await hub.ask(police, pageQuery, { after: first.cursor });
    expect(at(body, 'errors.0.extensions.code')).toBe('CURSOR_EXPIRED');
    const oldest = textAt(body, 'errors.0.extensions.oldest');
    expect((await since(police, { after: oldest })).hasMore).toBe(false);
    await hub.admin.query('UPDATE coordination.change_head SET oldest = 1');
  });

  test('a question that fails says nothing of changes whose records are hidden', async () => {
    const after = await caughtUp(court);
    const input = inputOf(feedOf(EnvironmentalViolation), 71);
    const { recordId } = await publish(hub, EnvironmentalViolation, input);
    await caughtUp(environment);
    const failing = `query ($after: String) { changesSince(after: $after) { events { record {
      ... on EnvironmentalViolation { case { violations: environmentalViolations(after: "no") { totalCount } } } } } } }`;
    const { body } = await hub.ask(court, failing, { after });
    expect([body.errors, at(body, 'data.changesSince.events')]).toEqual([undefined, []]);
    const seen = await hub.ask(environment, failing);
    expect(recordId && seen.body.errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  });
});
