import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedOf } from '../../src/entities/Feed.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { newKey, publication } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { entryOf } from './publishCase.ts';
import { canary, hidden, publishSecrets, suspect } from './secrets.ts';
import { bureau, police } from './targets.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  await publishSecrets(hub);
});

afterAll(() => hub.close());

describe('What is refused or fails', () => {
  test('quotes no withheld value to the reader who asked wrongly', async () => {
    const cursor = Buffer.from('["case_brief false,id false", null, "x"]').toString('base64');
    const wrong = [
      `{ arrestRequests(orderBy: [CASE_BRIEF_ASC], after: "${cursor}") { nodes { caseBrief } } }`,
      `{ arrestRequests(orderBy: [CASE_BRIEF_DESC], after: "${cursor}") { nodes { caseBrief } } }`,
      '{ arrestRequests(where: { detainedAt: { gt: "soon" } }) { nodes { caseBrief } } }',
      '{ arrestRequests(where: { caseBrief: { eq: 7 } }) { nodes { caseBrief } } }',
    ];
    for (const query of wrong) {
      const { text, body } = await hub.ask(bureau, query);
      expect(body.errors).toHaveLength(1);
      expect(text).not.toContain(canary);
    }
  });

  test('leaves no entered value in the log when the database refuses a record', async () => {
    const table = 'police.arrest_request';
    await hub.admin.query(
      `ALTER TABLE ${table} ADD CONSTRAINT refused CHECK (case_brief IS NULL) NOT VALID`,
    );
    const input = {
      ...entryOf({ of: ArrestRequest }),
      caseBrief: hidden.caseBrief,
      party: suspect,
    };
    const variables = { input, key: newKey() };
    const { one } = publication(feedOf(ArrestRequest));
    const { text, body } = await hub.ask(police, one, variables);
    await hub.admin.query(`ALTER TABLE ${table} DROP CONSTRAINT refused`);
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(hub.failures).not.toEqual([]);
    expect([text, ...hub.failures].filter((said) => said.includes(canary))).toEqual([]);
  });
});
