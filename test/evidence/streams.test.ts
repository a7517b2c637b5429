import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { fieldsOf } from '../fixtures/fieldsOf.ts';
import { follow, isHeartbeat, isNews } from '../live/follow.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { cellsShown } from './cellsShown.ts';
import { cellsOf, type Entry, readLog, setsIn } from './readLog.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ limits: { heartbeatMs: 200 } });
});
afterAll(() => hub.close());

const told = '__typename withheld { field reason }';
const query = `subscription Watch { event: changes { id kind cursor feed recordId caseId record { ${told} id
  ${[AdministrativePenalty, FilingDecision]
    .map((of) => `... on ${feedOf(of).name} { ${fieldsOf(feedOf(of).cells)} }`)
    .join(' ')} } case { ${told} id name stage } } }`;

const logins = [
  'police-officer-370303',
  'police-liaison-370303',
  'environment-officer-370303',
  'environment-officer-370300',
  'procuratorate-prosecutor-370303',
  'court-judge-370303',
  'police-officer-370302',
];

/** Who was told what an entry says. */
function readersOf(entry: Entry, log: readonly Entry[]): readonly unknown[] {
  const set = at(entry.json, 'readers');
  const term = log.find(({ kind, json }) => kind === 'READERS' && at(json, 'id') === set);
  return term === undefined ? [] : listAt(term.json, 'readers');
}

test('What subscribers are told stands in the log, cell by cell, and nothing else does', async () => {
  const early = await Promise.all(
    logins.flatMap((login) =>
      // Two of each reader, so that groups have several members.
      [1, 2].map(async () => ({
        login,
        followed: await follow(hub, await hub.token(login), { query }),
      })),
    ),
  );
  await Promise.all(early.map(({ followed }) => followed.events(1, isHeartbeat)));
  await publishMarkedWorld(hub);
  // A beat comes after all that was told before.
  const beats = early.map(({ followed }) => followed.answers.length);
  await expect
    .poll(() => early.every(({ followed }, n) => followed.answers.length > (beats[n] ?? 0) + 2), {
      timeout: 20_000,
    })
    .toBe(true);
  for (const { followed } of early) await followed.client.dispose();
  const log = await readLog(hub.admin);
  const sets = setsIn(log);
  for (const login of logins) {
    const events = early
      .filter((one) => one.login === login)
      .flatMap(({ followed }) => followed.answers.map((answer) => at(answer, 'data.event')))
      .filter(isNews);
    const shown = new Set(events.flatMap((event) => [...cellsShown(event)]));
    const entries = log.filter((entry) =>
      readersOf(entry, log).some((reader) => at(reader, 'reader') === login),
    );
    const logged = new Set(
      entries
        .flatMap((entry) => [...cellsOf(entry, sets)])
        .filter((cell) => !cell.startsWith('Change:')),
    );
    expect([login, [...logged].filter((cell) => !shown.has(cell))]).toEqual([login, []]);
    expect([login, [...shown].filter((cell) => !logged.has(cell))]).toEqual([login, []]);
    if (login === logins[0]) expect(shown.size).toBeGreaterThan(200);
    const kinds = new Set(events.map((event) => textAt(event, 'kind')));
    if (kinds.size > 0) expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) {
      expect(readersOf(entry, log).map((reader) => at(reader, 'transport'))).toContain('WEBSOCKET');
    }
  }
});

test('While the log is locked no event leaves, and none is lost', async () => {
  const followed = await follow(hub, await hub.token('environment-officer-370303'), { query });
  await followed.events(1, isHeartbeat);
  const client = await hub.admin.connect();
  await client.query('BEGIN; LOCK TABLE coordination.disclosure_batch IN ACCESS EXCLUSIVE MODE');
  await publishMarkedWorld(hub);
  const during = followed.answers.filter((answer) => isNews(at(answer, 'data.event'))).length;
  await client.query('ROLLBACK');
  client.release();
  await followed.events(10);
  expect(during).toBe(0);
  await followed.client.dispose();
});
