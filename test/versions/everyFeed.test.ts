import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enteredCells, feedOf } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { checkClocks } from '../../src/resolvers/publish/checkClocks.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { revise } from './revise.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const table = regulation.map(({ feed, publisher }) => ({
  name: feedOf(feed).name,
  of: feed,
  feed: feedOf(feed),
  publisher,
}));

describe.each(table)('$name', ({ of, feed, publisher }) => {
  const officer = officerOf(publisher);
  const root = lowerFirst(feed.name);
  const read = async (id: string, args = '') =>
    at(
      (
        await hub.ask(
          officer,
          `query ($id: ID!) { found: ${root}(id: $id${args}) { version lateReason status
            history { version lateReason status enteredBy enteredAt sourceSystem correctionReason } } }`,
          { id },
        )
      ).body,
      'data.found',
    );

  test('is corrected with all else left as it was, read as of then, and withdrawn', async () => {
    const input = { ...inputOf(feed, 1, 'all'), lateReason: '系统故障' };
    const { recordId: id } = await publish(hub, of, input);
    const all = enteredCells(feed)
      .map(({ name }) => name)
      .filter((name) => name !== 'lateReason');
    const stored = async () =>
      (
        await hub.admin.query(
          `SELECT to_jsonb(r) AS row FROM ${feed.agency}.${tableOf(feed.name)} r WHERE id = $1 ORDER BY version`,
          [id],
        )
      ).rows.map(({ row }) => row);
    const first = await read(id);
    const before = new Date().toISOString();
    const done = await revise(hub, officer, feed, { id, patch: { lateReason: '平台停机检修' } });
    expect(at(done.body, 'data.receipt'), done.text).toMatchObject({ recordId: id, version: 2 });
    const [one, two] = await stored();
    for (const name of all) {
      const column = feed.cells.find((cell) => cell.name === name)?.column ?? '';
      expect(two[column], name).toEqual(one[column]);
    }
    expect(await read(id, `, asOf: "${before}"`)).toMatchObject({
      ...{ version: 1, lateReason: '系统故障', status: 'SUPERSEDED' },
      history: [{ version: 1, enteredAt: textAt(first, 'history.0.enteredAt') }],
    });
    expect(await read(id)).toMatchObject({
      ...{ version: 2, lateReason: '平台停机检修' },
      history: [
        { version: 1, lateReason: '系统故障', enteredBy: officer },
        { version: 2, correctionReason: '经核查原录入内容有误，予以更正' },
      ],
    });
    const corrected = new Date().toISOString();
    const gone = await revise(hub, officer, feed, { id, version: 2 });
    expect(at(gone.body, 'data.receipt'), gone.text).toMatchObject({ version: 3 });
    expect(await read(id)).toBeNull();
    expect(await read(id, `, asOf: "${corrected}"`)).toMatchObject({ version: 2 });
    expect(listAt(await read(id, `, asOf: "${corrected}"`), 'history')).toHaveLength(2);
  });
});

test('clocks are what the records in force give', async () => {
  const organs = await hub.admin.query('SELECT id, agency FROM coordination.organ');
  const agencies = new Map<string, string>(organs.rows.map(({ id, agency }) => [id, agency]));
  const { differing } = await checkClocks(hub.admin, buildRegistry(regulation), {
    calendar: await readCalendar(),
    readings: usualReadings,
    agencyOf: (organ) => agencies.get(organ),
    mend: false,
  });
  expect(differing).toEqual([]);
});

function tableOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).slice(1);
}
