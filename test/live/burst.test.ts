import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { follow, isHeartbeat } from './follow.ts';
import { listen } from './listen.ts';

const bureau = 'environment-officer-370303';
const court = 'court-judge-370303';
const feed = feedOf(EnvironmentalViolation);

let hub: TestHub;
let records: readonly string[];
beforeAll(async () => {
  const limits = { heartbeatMs: 200, pingMs: 600_000, longestStallMs: 4_000, farewellMs: 600_000 };
  hub = await openTestHub({ limits });
  const inputs = Array.from({ length: 1_000 }, (_, n) => inputOf(feed, 5_000 + n));
  records = (await publishAll(hub, EnvironmentalViolation, inputs)).map(({ recordId }) => recordId);
});
afterAll(() => hub.close());

/** Enters changes of the records, one after another and again from the first, in one transaction. */
async function enterBurst(changes: number): Promise<void> {
  await hub.admin.query(
    `INSERT INTO coordination.change_entry (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at)
     SELECT 'PUBLISHED', $1, r.id, r.version, r.case_id, r.division_code, r.owner_organ_id, now()
     FROM generate_series(0, $2::integer - 1) n
     JOIN unnest($3::uuid[]) WITH ORDINALITY u(id, place) ON u.place = n % $4::integer + 1
     JOIN environment.environmental_violation r ON r.id = u.id ORDER BY n`,
    [feed.name, changes, records, records.length],
  );
}

/** How large the burst is: an import. */
const burst = 100_000;
/** The records of a burst by their places among those that it repeats. */
const placesOf = (told: readonly string[]) => {
  const place = new Map(records.map((id, index) => [id, index]));
  return told.map((id) => place.get(id));
};

test('a burst of 100,000 changes reaches who reads, in order, and makes no frame for others', async () => {
  const steady = await listen(hub, bureau);
  const hidden = await listen(hub, court);
  await enterBurst(burst);
  await steady.until(burst);
  const expected = Array.from({ length: burst }, (_, n) => n % records.length);
  expect(placesOf(steady.told)).toEqual(expected);
  expect(hidden.told).toEqual([]);
  for (const { socket } of [steady, hidden]) socket.close();
}, 300_000);

/** An event of many kilobytes, so that no buffer of the system takes a stalled client's share. */
const large = `subscription ($after: String) { e: changes(after: $after) {
  kind cursor recordId ${Array.from({ length: 400 }, (_, n) => `c${n}: caseId`).join(' ')} } }`;

test('who stalls is closed with its cursor and misses nothing; others do not notice', async () => {
  const changes = 2_000;
  const steady = await listen(hub, bureau);
  const stalled = await listen(hub, bureau, undefined, large);
  stalled.socket.pause();
  await enterBurst(changes);
  await steady.until(changes);
  // Late enough to be closed, and soon enough to hear why.
  setTimeout(() => stalled.socket.resume(), 15_000);
  const { code, reason } = await stalled.closed;
  expect([code, at(JSON.parse(reason), 'code')]).toEqual([4429, 'SLOW_SUBSCRIBER']);
  expect(stalled.told.length).toBeLessThan(changes);
  const again = await listen(hub, bureau, String(at(JSON.parse(reason), 'cursor')), large);
  await again.until(changes - stalled.told.length);
  expect(placesOf([...stalled.told, ...again.told])).toEqual(placesOf(steady.told));
  for (const { socket } of [steady, again]) socket.close();
}, 120_000);

test('1,000 hidden changes make no frame, and heartbeats come as before', async () => {
  const followed = await follow(hub, await hub.token(court));
  const own = await listen(hub, bureau);
  await followed.events(1, isHeartbeat);
  await enterBurst(1_000);
  await own.until(1_000);
  const wanted = followed.answers.length + 3;
  const beats = await followed.events(wanted, isHeartbeat);
  expect(followed.answers.length).toBe(beats.length);
  expect(new Set(beats.map((beat) => at(beat, 'cursor'))).size).toBe(beats.length);
  // Each of the cursors leads on to the same: nothing.
  const page =
    'query ($after: String) { p: changesSince(after: $after) { events { id } hasMore } }';
  for (const beat of [beats[0], beats.at(-1)]) {
    const { body } = await hub.ask(court, page, { after: at(beat, 'cursor') });
    expect(at(body, 'data.p')).toEqual({ events: [], hasMore: false });
  }
  await followed.client.dispose();
  own.socket.close();
});
