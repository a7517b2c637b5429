import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { always, type Condition } from '../../src/db/projection/Condition.ts';
import type { Guard } from '../../src/db/projection/Model.ts';
import type { View } from '../../src/db/projection/View.ts';
import { demoOrgans, demoReaders } from '../../src/demo/demoReaders.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { capacityOf, decide } from '../../src/policy/decide.ts';
import type { Post, Reader } from '../../src/policy/Reader.ts';
import { regulation } from '../../src/policy/regulation.ts';

const registry = buildRegistry(regulation);
const guarded = [...registry.models.values()].filter((model) => model.kind !== 'reference');

const readerOf = (login: string, changed: Partial<Reader> = {}): Reader => {
  const reader = demoReaders.find((one) => one.login === login);
  const organ = demoOrgans.find((one) => one.id === reader?.organId);
  if (reader === undefined || organ === undefined) throw new Error(`No demo reader ${login}`);
  const { name: organName, agency, divisionCode } = organ;
  return { ...reader, granted: [], organName, agency, divisionCode, ...changed };
};

/** One reader in each capacity of the regulation's table. */
const readers = [
  'environment-officer-370303',
  'police-officer-370303',
  'procuratorate-prosecutor-370303',
  'court-judge-370303',
  'analyst-370300',
  'partner-370300',
].map((login) => {
  const capacity = capacityOf(readerOf(login));
  if (capacity === undefined) throw new Error(`${login} reads in no capacity`);
  return { ...readerOf(login), capacity };
});

/** What a row must pass beside the provider's own notes and the sealing of minors. */
const hurdles = (rows: Condition): readonly Condition[] => {
  if (rows.is === 'all') return rows.of.flatMap(hurdles);
  return ['always', 'noted', 'unsealed'].includes(rows.is) ? [] : [rows];
};

const isOpen = (guards: readonly Guard[]) => guards.every(({ when }) => when.is !== 'never');

/** Everything that a view lets through: rows that may be seen, and cells that may be shown. */
const opened = (view: View) =>
  guarded.flatMap((model) => {
    const { rows, guards } = view.access(model);
    const cells = [...model.cells.keys()].filter((cell) => isOpen(guards(cell)));
    return rows.is === 'never' ? [] : [`${model.name}: ${cells.join()}`];
  });

describe('what the regulation does not say is refused', () => {
  const officer = readerOf('police-officer-370303');

  test.each<[string, Reader]>([
    ['a reader who was revoked', { ...officer, status: 'REVOKED' }],
    ['a reader who is suspended', { ...officer, status: 'SUSPENDED' }],
    ['an auditor', readerOf('auditor-370300')],
    ['an auditor who is an officer as well', { ...officer, posts: ['handler', 'auditor'] }],
  ])('%s sees no record, case or party, and no cell of one', (_, reader) => {
    const view = decide(reader, registry);
    expect(capacityOf(reader)).toBeUndefined();
    expect(opened(view)).toEqual([]);
    for (const model of guarded) {
      const { guards } = view.access(model);
      const open = [...model.cells.keys()].filter((cell) => isOpen(guards(cell)));
      expect(open, model.name).toEqual([]);
    }
  });

  test.each(readers)(
    '$login learns of no record of a feed whose clause does not name its capacity',
    (reader) => {
      const view = decide(reader, registry);
      for (const { feed, readers: named } of regulation) {
        const { rows } = view.access(registry.model(feed.name));
        expect(rows.is === 'never', feed.name).toBe(named[reader.capacity] === undefined);
      }
    },
  );

  test.each(readers)(
    '$login is shown no narrower field that does not name its capacity',
    (reader) => {
      const view = decide(reader, registry);
      for (const { feed, readers: named, narrower } of regulation) {
        if (named[reader.capacity] === undefined) continue;
        const model = registry.model(feed.name);
        for (const { fields, readers: few } of narrower) {
          for (const field of fields.filter((one) => !model.cells.get(one)?.notNull)) {
            const shut = !isOpen(view.access(model).guards(field));
            expect(shut, `${feed.name}.${field}`).toBe(few[reader.capacity] === undefined);
          }
        }
      }
    },
  );

  test('the public reads penalties, the cases that have one, and after judgment their parties', () => {
    const names = opened(decide(readerOf('partner-370300'), registry)).map(
      (line) => line.split(':')[0],
    );
    expect(names).toEqual(['AdministrativePenalty', 'Case', 'Party']);
  });
});

describe('the regulation', () => {
  test('names only fields that the feeds have', () => {
    for (const clause of regulation) {
      const narrower = [{ fields: ['noSuchField'], readers: {}, article: '' }];
      expect(() => buildRegistry([{ ...clause, narrower }])).toThrow('noSuchField');
    }
  });

  test('lets a feed be published by the agency alone in whose schema it lies', () => {
    for (const clause of regulation) {
      const other = clause.publisher === 'court' ? 'police' : 'court';
      expect(() => buildRegistry([{ ...clause, publisher: other }])).toThrow(clause.feed.name);
    }
  });

  test.each(readers)('lets $login see all that its agency has published', (reader) => {
    for (const { feed, publisher, narrower } of regulation) {
      if (publisher !== reader.capacity) continue;
      const { rows } = decide(reader, registry).access(registry.model(feed.name));
      expect(hurdles(rows), feed.name).toEqual([]);
      const few = narrower.map(({ readers: named }) => named[reader.capacity]);
      expect(few).toEqual(narrower.map(() => always));
    }
  });
});

test('readers of one profile have the same rights, for they share their plans', () => {
  const posts: readonly Post[] = ['handler', 'supervisor', 'analyst', 'auditor', 'partner'];
  const byProfile = new Map<string, string>();
  for (const { id: organId, agency, divisionCode } of demoOrgans) {
    for (let bits = 0; bits < 2 ** posts.length; bits += 1) {
      const held = posts.filter((_, bit) => bits & (1 << bit));
      const view = decide(
        readerOf('analyst-370300', { organId, agency, divisionCode, posts: held }),
        registry,
      );
      const rights = JSON.stringify([
        view.reach,
        guarded.map((model) => {
          const { rows, guards } = view.access(model);
          return [rows, [...model.cells.keys()].map((cell) => guards(cell))];
        }),
      ]);
      expect(byProfile.get(view.profile) ?? rights).toBe(rights);
      byProfile.set(view.profile, rights);
    }
  }
  expect(byProfile.size).toBeGreaterThan(20);
});
