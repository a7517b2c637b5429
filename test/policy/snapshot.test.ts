import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import type { Clause } from '../../src/policy/Clause.ts';
import { diffSnapshots, sayChange } from '../../src/policy/diffSnapshots.ts';
import { printPermissions, printSnapshot } from '../../src/policy/printPermissions.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { release } from '../../src/policy/release.ts';
import { outcomeAt, readerNames, stageNames, takeSnapshot } from '../../src/policy/snapshot.ts';

const registry = buildRegistry(regulation);
const snapshot = takeSnapshot(registry);
const fileOf = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

function courseOf(type: string, field: string, reader: string) {
  const group = snapshot.types[type]?.find(({ fields }) => fields.includes(field));
  return group?.readers[reader] ?? [];
}

describe('the snapshot of the regulation', () => {
  test('and the table to sign are those in docs, so that no change goes uncommitted', async () => {
    expect(await fileOf('permissions.json')).toBe(printSnapshot(snapshot));
    expect(await fileOf('permissions.md')).toBe(printPermissions(registry, snapshot));
  });

  test('speaks of each cell of each type, to each reader, at each stage', () => {
    for (const model of registry.models.values()) {
      if (model.kind === 'reference') continue;
      const groups = snapshot.types[model.name] ?? [];
      expect(groups.flatMap(({ fields }) => fields).toSorted()).toEqual(
        [...model.cells.keys()].toSorted(),
      );
      for (const { readers } of groups) {
        expect(Object.keys(readers)).toEqual(readerNames);
        for (const course of Object.values(readers)) expect(course[0]?.[0]).toBe(stageNames[0]);
      }
    }
  });

  test('says what the law says of a transfer: the police from S4 on, whole (17号 Art. 6)', () => {
    const course = courseOf('CrimeTransfer', 'mainBasis', 'police/handler');
    expect(outcomeAt(course, 'S3')).toContain('否');
    expect(outcomeAt(course, 'S4')).toBe('yes 是');
    expect(outcomeAt(course, 'S15')).toBe('yes 是');
  });
});

describe('the difference of two regulations', () => {
  const changed = regulation.map(
    (clause): Clause =>
      clause.feed === CrimeTransfer
        ? { ...clause, readers: { ...clause.readers, police: release.from('S6') } }
        : clause,
  );
  const next = takeSnapshot(buildRegistry(changed));

  test('names reader, field and stages that lost or gained', () => {
    const lines = diffSnapshots(snapshot, next).map(sayChange);
    expect(lines).toContain('lost police/handler CrimeTransfer.mainBasis S4–S5: yes 是 → — 否');
    // Clocks that such a transfer winds or ends change with it.
    const ofRecords = lines.filter((line) => !line.includes(' Clock.'));
    expect(ofRecords.every((line) => /^lost police\/\w+ CrimeTransfer\./.test(line))).toBe(true);
    const back = diffSnapshots(next, snapshot)
      .map(sayChange)
      .filter((line) => !line.includes(' Clock.'));
    expect(back.every((line) => line.startsWith('gained '))).toBe(true);
  });

  test('is empty for the same regulation, and full for a type that is new', () => {
    expect(diffSnapshots(snapshot, takeSnapshot(registry))).toEqual([]);
    const { CrimeTransfer: _, ...types } = snapshot.types;
    const gained = diffSnapshots({ types }, snapshot);
    expect(gained.length).toBeGreaterThan(100);
    expect(
      gained.every(({ kind, field }) => kind === 'gained' && field.startsWith('CrimeTransfer.')),
    ).toBe(true);
  });
});
