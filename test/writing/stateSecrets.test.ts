import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, listAt } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication, publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const feed = feedOf(AdministrativePenalty);
const officer = 'environment-officer-370303';
const canary = '金丝雀情报';
const mark = `${canary}机密★10年`;
const sha256 = 'a'.repeat(64);

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});

beforeEach(() => hub.admin.query('TRUNCATE coordination.secrecy_refusal'));

afterAll(() => hub.close());

/** Rows of all tables but that of the refusals. */
const kept = async () => ({ ...(await countRows(hub)), 'coordination.secrecy_refusal': null });

const refusals = async () => {
  const { rows } = await hub.admin.query<Record<string, string>>(
    'SELECT login, organ_id, feed, field, content_digest FROM coordination.secrecy_refusal ORDER BY id',
  );
  return rows;
};

/** Every text of every table, to look for what must not be there. */
const everything = async () => {
  const { rows: tables } = await hub.admin.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('coordination','environment','police','procuratorate','court')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    if (/division|charge|legal_basis/.test(name)) continue;
    const { rows } = await hub.admin.query<{ t: string }>(
      `SELECT string_agg(to_jsonb(t)::text, '') AS t FROM ${name} t`,
    );
    texts.push(rows[0]?.t ?? '');
  }
  return texts.join('');
};

let serial = 0;
const entry = (more: Input): Input => {
  serial += 1;
  return { ...inputOf(feed, serial), ...more };
};

describe('a state secret is refused, recorded by digest, and nothing of it is kept', () => {
  test.each<readonly [field: string, input: Input]>([
    ['facts', { facts: mark }],
    ['markingReason', { markingReason: mark, markingLevel: 'WORK_SECRET' }],
    ['attachments.0.name', { attachments: [{ name: `${mark}.pdf`, sha256 }] }],
    ['parties.0.name', { parties: [{ kind: 'NATURAL', name: mark }] }],
    ['opening.name', { opening: { name: mark } }],
    ['decisionNo', { decisionNo: mark }],
    ['caseNumber', { caseNumber: mark }],
    ['sourceRecordId', { sourceRecordId: mark, sourceSystem: 's' }],
    ['notes.0.reason', { notes: [{ fields: ['facts'], category: 'OTHER', reason: mark }] }],
  ])('in %s', async (field, more) => {
    const before = await kept();
    const variables = { input: entry(more), key: newKey() };
    const { status, text, body } = await hub.ask(officer, publication(feed).one, variables);
    expect(status).toBe(422);
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'STATE_SECRET',
      problems: [
        { code: 'STATE_SECRET', field, remedy: expect.stringContaining('offline channel') },
      ],
    });
    expect(text).not.toContain(canary);
    expect(await kept()).toEqual(before);
    expect(await refusals()).toEqual([
      {
        ...{ login: officer, organ_id: 'environment-370303', feed: feed.name, field },
        content_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test('in one row of a batch, of which the others are stored', async () => {
    const inputs = [entry({}), entry({ content: mark }), entry({})];
    const key = newKey();
    for (const replayed of [false, true]) {
      const { body, text } = await hub.ask(officer, publication(feed).batch, { inputs, key });
      expect(at(body, 'data.batch.accepted')).toBe(2);
      expect(listAt(body, 'data.batch.rows.1.problems')).toEqual([
        { severity: 'reject', code: 'STATE_SECRET', field: 'content' },
      ]);
      expect(at(body, 'data.batch.rows.0.receipt.replayed')).toBe(replayed);
      expect(text).not.toContain(canary);
    }
  });

  test('in the idempotency key, which a receipt would keep', async () => {
    const { body } = await hub.ask(officer, publication(feed).one, { input: entry({}), key: mark });
    expect(body.errors?.[0]?.extensions.code).toBe('STATE_SECRET');
    expect((await refusals()).map(({ field }) => field)).toEqual(['idempotencyKey']);
  });

  test('as the level of the marking, or of another type than the field', async () => {
    const entries = [{ markingLevel: mark }, { markingLevel: '机密' }, { fineAmount: mark }];
    for (const more of entries) {
      const variables = { input: entry(more), key: newKey() };
      const { status, body, text } = await hub.ask(officer, publication(feed).one, variables);
      expect(status).toBe(422);
      expect(body.errors?.[0]?.extensions.code).toBe('STATE_SECRET');
      expect(text).not.toContain(canary);
    }
    expect(await refusals()).toHaveLength(3);
  });

  test('in the words of the document itself, which the error does not quote', async () => {
    const text = `mutation { publishAdministrativePenalty(input: { fineAmount: "${mark}" }, idempotencyKey: "12345678") { recordId } }`;
    const answer = await hub.ask(officer, text);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('STATE_SECRET');
    expect(answer.text).not.toContain(canary);
    const plain = await hub.ask(officer, text.replace(mark, canary));
    expect(plain.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(plain.text).not.toContain(canary);
  });

  test('in the reason of a marking', async () => {
    const { recordId } = await publish(hub, AdministrativePenalty, entry({}));
    const text =
      'mutation ($id: ID!, $reason: String!) { markRecord(record: $id, notes: [], reason: $reason) { id } }';
    const { body } = await hub.ask(officer, text, { id: recordId, reason: `${mark}，请注意保管` });
    expect(body.errors?.[0]?.extensions.code).toBe('STATE_SECRET');
    expect((await refusals()).map(({ field }) => field)).toEqual(['reason']);
  });

  test('and stands in no table and no log', async () => {
    await publish(
      hub,
      AdministrativePenalty,
      entry({ facts: '涉及商业秘密和工作秘密，秘密排放废水' }),
    );
    expect(await everything()).not.toContain(canary);
    expect(hub.failures.join('')).not.toContain(canary);
  });
});
