import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { countRows } from '../fixtures/countRows.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { badDocuments } from './badDocuments.ts';

const feed = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
const { one } = publication(feed);
const input = inputOf(feed, 2);
let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  await publish(hub, AdministrativePenalty, inputOf(feed, 1));
});

afterAll(() => hub.close());

describe('a bad document', () => {
  test.each(badDocuments)('%s', async (_, query, variables, code) => {
    const before = await countRows(hub);
    const answer = await hub.ask(officer, query, variables);
    expect(answer.body.errors?.map((error) => error.extensions.code)).toContain(code);
    expect(answer.status).toBe(400);
    expect(Object.values(answer.body.data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(await countRows(hub)).toEqual(before);
  });

  test('a mutation under a name that the document has not', async () => {
    const before = await countRows(hub);
    const query = one.replace('mutation', 'mutation Publish');
    const token = await hub.token(officer);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const variables = { input, key: newKey() };
    const body = JSON.stringify({ query, variables, operationName: 'Other' });
    const answer = await hub.send({ headers, body });
    expect(answer.body).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(await countRows(hub)).toEqual(before);
  });

  test('is answered without repeating what was entered', async () => {
    const bad = { ...input, fineAmount: 'secret-7261', facts: ['secret-7261'] };
    const { text } = await hub.ask(officer, one, { input: bad, key: newKey() });
    expect(text).not.toContain('secret-7261');
  });
});
