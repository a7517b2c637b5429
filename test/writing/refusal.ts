import { expect } from 'vitest';
import type { FeedDefinition } from '../../src/entities/Feed.ts';
import { at, listAt } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import type { Input } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { newKey, publication } from '../fixtures/publish.ts';
import type { TestHub } from '../setup/testHub.ts';

/** Problems that are an error of their own when nothing else is wrong. */
const direct = new Set(['DUPLICATE_NUMBER', 'SOURCE_CONFLICT']);

/**
 * Expects that a record is refused with a problem, written `CODE at field`: explained in both
 * languages, told with the right status, and with no row left in any table.
 */
export async function expectRefusal(
  hub: TestHub,
  feed: FeedDefinition,
  input: Input,
  expected: string,
): Promise<void> {
  const before = await countRows(hub);
  const variables = { input, key: newKey() };
  const answer = await hub.ask(officerOf(feed.agency), publication(feed).one, variables);
  const [code = ''] = expected.split(' at ');
  const [error] = answer.body.errors ?? [];
  expect(error?.extensions.code).toBe(direct.has(code) ? code : 'INPUT_REJECTED');
  expect(answer.status).toBe(direct.has(code) ? 409 : 422);
  const problems = listAt(error, 'extensions.problems').filter(
    (one) => at(one, 'severity') === 'reject',
  );
  expect(problems.map((one) => `${at(one, 'code')} at ${at(one, 'field')}`)).toContain(expected);
  for (const problem of problems) {
    for (const text of ['message', 'messageZh', 'remedy', 'remedyZh']) {
      expect(at(problem, text)).toMatch(/./);
    }
  }
  expect(await countRows(hub)).toEqual(before);
}
