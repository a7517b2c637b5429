import { expect, test } from 'vitest';
import { enteredPartyCells } from '../../src/entities/coordination/Party.ts';
import { enteredCells } from '../../src/entities/Feed.ts';
import type { WrittenCase } from '../../src/generate/writeCase.ts';
import { checkRow } from '../../src/policy/intake/checkRow.ts';
import { listAt, textAt } from '../fixtures/at.ts';
import { inventWorld, registry } from './world.ts';

type Row = Readonly<Record<string, unknown>>;

const world = await inventWorld(3, 250);
const pairs = world.flatMap((one) => one.records.map((record) => ({ ...record, one })));

/** What an officer would have entered to get this row. */
function inputOf({ feed, row, one }: (typeof pairs)[number]): Row {
  const definition = registry.feed(feed);
  const printed = row.asPrinted === undefined ? [] : listAt(row, 'asPrinted');
  const entered = enteredCells(definition).map(({ name }) => [name, row[name]]);
  const asPrinted = printed.map((text) => [textAt(text, 'field'), textAt(text, 'text')]);
  const parties = partiesOf(row, one).map(particulars);
  return {
    ...Object.fromEntries([...entered, ...asPrinted]),
    ...(definition.perSuspect ? { party: parties[0] } : { parties }),
  };
}

function partiesOf(row: Row, { parties }: WrittenCase): readonly Row[] {
  const ids = [row.partyId, ...(Array.isArray(row.partyIds) ? row.partyIds : [])];
  return parties.filter((party) => ids.includes(party.id));
}

function particulars(party: Row): Row {
  return Object.fromEntries(enteredPartyCells().map(({ name }) => [name, party[name]]));
}

test('every generated record passes the rules of its feed', () => {
  const rejected = pairs.flatMap((pair) =>
    checkRow(registry.feed(pair.feed), inputOf(pair))
      .problems.filter((problem) => problem.severity === 'reject')
      .map(({ code, field }) => `${pair.feed}.${field}: ${code}`),
  );
  expect([...new Set(rejected)]).toEqual([]);
});

test('and is stored as it would be if it were entered', () => {
  for (const pair of pairs) {
    const checked = checkRow(registry.feed(pair.feed), inputOf(pair));
    for (const [name, value] of Object.entries(checked.values)) {
      expect([pair.feed, name, value]).toEqual([pair.feed, name, plain(pair.row[name])]);
    }
    expect(checked.printed).toEqual(pair.row.asPrinted ?? []);
  }
});

test('a party is a minor by its age at the act that names it first', () => {
  for (const one of world) {
    const named = new Set<unknown>();
    for (const { feed, row } of one.records) {
      const fresh = partiesOf(row, one).filter((party) => !named.has(party.id));
      const checked = checkRow(registry.feed(feed), inputOf({ feed, row, one }));
      for (const party of fresh) {
        named.add(party.id);
        const entered = checked.parties.find(({ values }) => values.name === party.name);
        expect(entered?.values.minor).toBe(party.minor);
      }
    }
  }
});

test('findings that are stored with a warning stay few', () => {
  const warned = pairs.filter((pair) =>
    checkRow(registry.feed(pair.feed), inputOf(pair)).problems.some(
      (problem) => problem.severity === 'warn',
    ),
  );
  expect(warned.length / pairs.length).toBeLessThan(0.05);
});

/** Without what was left out, as JSON has it. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
