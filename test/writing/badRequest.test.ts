import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { countRows } from '../fixtures/countRows.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
const revoked = 'environment-officer-370302';
let hub: TestHub;
let expiring: string;

beforeAll(async () => {
  hub = await openTestHub();
  expiring = await hub.token(officer, 1);
  await publish(hub, AdministrativePenalty, inputOf(feed, 1));
  await hub.admin.query("UPDATE coordination.reader SET status = 'REVOKED' WHERE login = $1", [
    revoked,
  ]);
});

afterAll(() => hub.close());

/** A publication that would be stored if all about the request were right. */
const sound = () =>
  JSON.stringify({
    query: publication(feed).one,
    variables: { input: inputOf(feed, 2), key: newKey() },
  });
const json = 'application/json';

async function post(body: string | Buffer<ArrayBuffer>, authorization?: string, type = json) {
  const bearer = authorization ?? `Bearer ${await hub.token(officer)}`;
  const headers = { 'content-type': type, ...(bearer && { authorization: bearer }) };
  return hub.send({ headers, body });
}

function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ iss: 'urn:xianjie:development', sub: officer })}.`;
}

const bearerOf = async (login: string) => `Bearer ${await hub.token(login)}`;

/** What is wrong, the request, and the status and code that answer it. */
const table: readonly (readonly [string, () => ReturnType<typeof post>, number, string])[] = [
  ['no token', () => post(sound(), ''), 401, 'UNAUTHENTICATED'],
  ['another scheme', () => post(sound(), 'Basic dXNlcjpwdw=='), 401, 'UNAUTHENTICATED'],
  ['a token that is none', () => post(sound(), 'Bearer not.a.token'), 401, 'UNAUTHENTICATED'],
  ['an unsigned token', () => post(sound(), `Bearer ${unsigned()}`), 401, 'UNAUTHENTICATED'],
  ['an unknown reader', async () => post(sound(), await bearerOf('nobody')), 401, 'READER_UNKNOWN'],
  ['a revoked reader', async () => post(sound(), await bearerOf(revoked)), 403, 'READER_INACTIVE'],
  ['a body that breaks off', () => post('{"query": "{ me { login } }"'), 400, 'BAD_REQUEST'],
  ['a body that is a list', () => post('[1, 2]'), 400, 'BAD_REQUEST'],
  ['a body that is null', () => post('null'), 400, 'BAD_REQUEST'],
  ['an empty body', () => post(''), 400, 'BAD_REQUEST'],
  ['no query', () => post('{"variables": {}}'), 400, 'BAD_REQUEST'],
  ['a query that is no text', () => post('{"query": 7}'), 400, 'BAD_REQUEST'],
  ['a body that is not UTF-8', () => post(Buffer.from('fffe7b7d', 'hex')), 400, 'BAD_REQUEST'],
  ['a body of 33 MiB', () => post('x'.repeat(33 * 2 ** 20)), 413, 'BODY_TOO_LARGE'],
  ['plain text', () => post(sound(), undefined, 'text/plain'), 400, 'BAD_REQUEST'],
  ['text as variables', () => post('{"query": "{ a }", "variables": "x"}'), 400, 'BAD_REQUEST'],
];

describe('a bad request', () => {
  test.each(table)('%s', async (_, send, status, code) => {
    const before = await countRows(hub);
    const answer = await send();
    const codes = answer.body.errors?.map((error) => error.extensions.code);
    expect([answer.status, codes]).toEqual([status, [code]]);
    expect(answer.body.data).toBeUndefined();
    expect(await countRows(hub)).toEqual(before);
  });

  test('a mutation by GET', async () => {
    const before = await countRows(hub);
    const { query, variables } = JSON.parse(sound());
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const headers = { authorization: await bearerOf(officer), 'apollo-require-preflight': '1' };
    const response = await fetch(`${hub.url}/graphql?${search}`, { headers });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(await countRows(hub)).toEqual(before);
  });

  test('a token that has expired', async () => {
    const ask = () => post('{"query":"{ me { login } }"}', `Bearer ${expiring}`);
    const code = async () => (await ask()).body.errors?.[0]?.extensions.code;
    // The hub allows clocks to differ by five seconds.
    await expect.poll(code, { timeout: 10_000 }).toBe('TOKEN_EXPIRED');
    expect((await ask()).status).toBe(401);
  });
});
