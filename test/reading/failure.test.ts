import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
let hub: TestHub;

/** A table is gone: whatever needs it fails as nobody foresaw. */
beforeAll(async () => {
  hub = await openTestHub();
  await hub.admin.query('ALTER TABLE environment.administrative_penalty RENAME TO lost');
});

afterAll(() => hub.close());

const requests: readonly (readonly [string, string, object, unknown])[] = [
  ['a query', '{ administrativePenalties { totalCount } }', {}, { administrativePenalties: null }],
  [
    'a query of one',
    '{ cases { totalCount } administrativePenalty(id: "x") { id } }',
    {},
    { cases: { totalCount: 0 }, administrativePenalty: null },
  ],
  [
    'a query beside another',
    '{ me { login } administrativePenalties { totalCount } }',
    {},
    { me: { login: 'environment-officer-370303' }, administrativePenalties: null },
  ],
  ['a publication', publication(feed).one, { input: inputOf(feed, 1), key: newKey() }, null],
];

describe('an unforeseen failure', () => {
  test.each(requests)(
    'of %s keeps its cause inside and says under which number to find it',
    async (_, query, variables, data) => {
      const before = hub.failures.length;
      const { body, text } = await hub.ask('environment-officer-370303', query, variables);
      expect(body.errors).toHaveLength(1);
      expect(at(body, 'errors.0.extensions.code')).toBe('INTERNAL');
      expect(body.data).toEqual(data);
      expect(text).not.toMatch(/relation|administrative_penalty|stack|\.ts/);
      const written = hub.failures.slice(before).filter((line) => line.startsWith('request '));
      expect(written).toHaveLength(1);
      expect(written[0]).toContain(textAt(body, 'errors.0.extensions.requestId'));
      expect(written[0]).toContain('relation "environment.administrative_penalty" does not exist');
    },
  );
});
