import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enteredCells, type FeedDefinition, feedOf } from '../../src/entities/Feed.ts';
import type { Calendar } from '../../src/policy/Calendar.ts';
import { usualReadings } from '../../src/policy/limits/Readings.ts';
import { readCalendar } from '../../src/policy/readCalendar.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { standingChanges } from '../../src/resolvers/correct/standingChanges.ts';
import { standingColumns } from '../../src/server/replica/standingSql.ts';
import { at, listAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import { revise } from './revise.ts';

type Row = Readonly<Record<string, unknown>>;

let hub: TestHub;
let calendar: Calendar;
/** One case for all feeds: what a record does to it depends on what it has gone through. */
let caseId = '';
beforeAll(async () => {
  hub = await openTestHub();
  calendar = await readCalendar();
});
afterAll(() => hub.close());

const table = regulation.map(({ feed: of }) => ({ name: feedOf(of).name, of, feed: feedOf(of) }));
/** What every version has for itself, and how a correction may narrow its readers. */
const own = ['version', 'entered_at', 'status', 'superseded_at', 'late_days', 'marked'];
const marking = ['marking_level', 'marking_audience'];

describe.each(table)('$name', ({ of, feed }) => {
  test('what hubs apart take leaves case and standing as the hub of all agencies has them', async () => {
    const [input, other] = [inputOf(feed, 1, 'all'), inputOf(feed, 2, 'all')];
    const entry = caseId === '' ? input : { ...input, caseId };
    const { recordId: id, ...entered } = await publish(hub, of, entry);
    caseId ||= entered.caseId;
    const before = await spine();
    const first = await current(feed, id);
    const emptied = Object.fromEntries(Object.keys(input).map((name) => [name, null]));
    let taken = 0;
    for (const values of [other, emptied, input]) {
      const { row } = await current(feed, id);
      taken += await correctAll(feed, id, freeCells(feed, valuesOf(feed, row), values));
      expect(await spine()).toBe(before);
      expect((await current(feed, id)).standing).toEqual(first.standing);
    }
    expect(taken).toBeGreaterThan(2);
  });
});

/** The new values of as many cells as may be corrected together where hubs run apart, marks aside. */
function freeCells(feed: FeedDefinition, before: Row, values: Input): Input {
  const rules = { calendar, readings: usualReadings };
  const free: Record<string, unknown> = {};
  for (const { name } of enteredCells(feed)) {
    if (name === 'notes' || name.startsWith('marking') || !(name in values)) continue;
    const patch = { ...free, [name]: values[name] ?? undefined };
    const corrected = { feed, before, after: { ...before, ...patch }, changed: Object.keys(patch) };
    if (standingChanges(corrected, rules).length === 0) free[name] = values[name];
  }
  return free;
}

/** Corrects all of these cells but those whose new value is refused; says how many there were. */
async function correctAll(feed: FeedDefinition, id: string, patch: Input): Promise<number> {
  const left = new Map(Object.entries(patch));
  while (left.size > 0) {
    const { row } = await current(feed, id);
    const correction = { id, version: Number(row.version), patch: Object.fromEntries(left) };
    const { body } = await revise(hub, officerOf(feed.agency), feed, correction);
    if (at(body, 'data.receipt') !== undefined && at(body, 'data.receipt') !== null)
      return left.size;
    const problems = listAt(body, 'errors.0.extensions.problems');
    for (const one of problems) left.delete(String(at(one, 'field')).split('.')[0] ?? '');
  }
  return 0;
}

async function current(feed: FeedDefinition, id: string): Promise<{ row: Row; standing: Row }> {
  const { schema, table: name } = usualRegistry.model(feed.name);
  const kept = [...standingColumns(feed)]
    .filter(([column]) => ![...own, ...marking].includes(column))
    .map(([column, sql]) => `${sql} AS ${column}`);
  const { rows } = await hub.admin.query<{ row: Row; standing: Row }>(
    `SELECT to_jsonb(r) AS row, (SELECT to_jsonb(s) FROM (SELECT ${kept.join(', ')}) s) AS standing
     FROM ${schema}.${name} r WHERE r.id = $1 AND r.superseded_at IS NULL`,
    [id],
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`No current version of ${id}`);
  return found;
}

function valuesOf(feed: FeedDefinition, row: Row): Row {
  const filled = feed.cells.filter(({ column }) => (row[column] ?? null) !== null);
  return Object.fromEntries(filled.map(({ name, column }) => [name, row[column]]));
}

/** All that stands of the case beside the records: stage, parties, limits, events, numbers. */
async function spine(): Promise<string> {
  const parts = ['party', 'clock', 'case_event', 'case_number'].map(
    (name) => `(SELECT jsonb_agg(to_jsonb(t) - 'overdue_told' ORDER BY to_jsonb(t)::text)
      FROM coordination.${name} t WHERE t.case_id = c.id) AS ${name}`,
  );
  const { rows } = await hub.admin.query(
    `SELECT to_jsonb(c) AS "case", ${parts.join(', ')} FROM coordination."case" c WHERE c.id = $1`,
    [caseId],
  );
  return JSON.stringify(rows);
}
