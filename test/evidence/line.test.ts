import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldSet } from '../../src/db/evidence/FieldSet.ts';
import { disclosureLine, eventsLine, keysOf } from '../../src/resolvers/disclosureLine.ts';

const ids = fc.constantFrom(
  ...Array.from({ length: 6 }, (_, n) => `0190a7c0-0000-7000-8000-00000000000${n}`),
);
const sets = fc.constantFrom(
  fieldSet('Case', ['stage', 'hubCaseNo']),
  fieldSet('Judgment', ['caseNo', 'result~']),
  fieldSet('Judgment', []),
);
const row = fc.oneof(
  ids,
  fc.tuple(ids, ids).map(([theCase, id]) => `${theCase} ${id}`),
  fc.tuple(ids, ids, fc.nat({ max: 12 })).map(([theCase, id, n]) => `${theCase} ${id}@${n}`),
);
const shown = fc.array(fc.record({ set: sets, rows: fc.array(row) }));
const text = fc.string({ unit: 'binary' });
const disclosed = fc.record({
  shown,
  marking: fc.record({
    whole: fc.record({
      level: fc.constantFrom('PUBLIC', 'INTERNAL'),
      restrictions: fc.constant(new Set(['PERSONAL', 'MINOR'])),
      audience: fc.option(fc.constant(new Set(['police', 'court'])), { nil: undefined }),
    }),
  }),
  operation: fc.record({
    name: fc.option(text),
    hash: fc.string(),
    roots: fc.array(fc.string()),
  }),
});
const context = fc.record({
  reader: fc.record({ login: text, organId: text }),
  errand: fc.record({
    caseId: fc.option(ids, { nil: undefined }),
    client: text,
    presumed: fc.boolean(),
    purpose: fc.constantFrom(undefined, 'CASE_HANDLING'),
    transport: fc.constantFrom('HTTP', 'WEBSOCKET'),
  }),
  requestId: text,
  services: fc.record({ policyVersion: text }),
});
const at = new Date('2026-11-22T14:00:00Z');

test('an entry is written in canonical form (RFC 8785), whatever it speaks of', () => {
  fc.assert(
    fc.property(context, disclosed, text, (asked, told, readers) => {
      for (const line of [
        disclosureLine(asked as never, told as never, at),
        eventsLine(asked.services, told as never, readers, at),
      ]) {
        expect(line).toBe(canonicalize(JSON.parse(line)));
      }
    }),
    { numRuns: 500 },
  );
});

test('an entry names each row that is shown, under its case and its set of fields', () => {
  fc.assert(
    fc.property(context, disclosed, (asked, told) => {
      const entry = JSON.parse(disclosureLine(asked as never, told as never, at));
      const named = entry.shown.flatMap((one: { case: string; fields: Record<string, string[]> }) =>
        Object.entries(one.fields).flatMap(([set, names]) =>
          names.map((name) => `${set} ${one.case === name ? name : `${one.case} ${name}`}`),
        ),
      );
      const meant = told.shown.flatMap(({ set, rows }) => rows.map((name) => `${set.id} ${name}`));
      // A case's own row is named by its id alone, as is a record of the same id: none has it.
      const alone = (name: string) => name.replace(/ (\S{36}) \1$/, ' $1');
      expect(named.map(alone).sort()).toEqual(meant.map(alone).sort());
      const ofRows = told.shown.flatMap(({ rows }) =>
        rows.flatMap((name) => name.replace(/@\d+$/, '').split(' ')),
      );
      expect([...keysOf(told.shown)].sort()).toEqual([...new Set(ofRows)].sort());
    }),
  );
});
