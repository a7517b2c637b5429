import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { newKey, publication } from '../fixtures/publish.ts';
import { withNotes } from '../fixtures/withNotes.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { readLog } from './readLog.ts';

const login = 'police-officer-370303';
const query = '{ cases { nodes { id hubCaseNo } } }';
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await publishMarkedWorld(hub);
});
afterAll(() => hub.close());

/** Ways in which the log can't be written, each with the way back. */
const faults = {
  full: {
    begin: async () => {
      await hub.admin.query(
        `CREATE FUNCTION coordination.be_full() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$`,
      );
      await hub.admin.query(
        `CREATE TRIGGER full_disk BEFORE INSERT ON coordination.disclosure_batch
         FOR EACH ROW EXECUTE FUNCTION coordination.be_full()`,
      );
      return async () => {
        await hub.admin.query('DROP FUNCTION coordination.be_full() CASCADE');
      };
    },
  },
  locked: {
    begin: async () => {
      const client = await hub.admin.connect();
      await client.query(
        'BEGIN; LOCK TABLE coordination.disclosure_batch IN ACCESS EXCLUSIVE MODE',
      );
      return async () => {
        await client.query('ROLLBACK');
        client.release();
      };
    },
  },
} as const;

let mend: (() => Promise<void>) | undefined;
afterEach(async () => {
  await mend?.();
  mend = undefined;
});

describe.each(['full', 'locked'] as const)('When the log is %s', (name) => {
  test('nothing is disclosed, publishing goes on, and all is well again without a restart', async () => {
    mend = await faults[name].begin();
    const refused = await Promise.all([1, 2, 3].map(() => hub.ask(login, query)));
    for (const { body, status } of refused) {
      expect(at(body, 'errors.0.extensions.code')).toBe('AUDIT_UNAVAILABLE');
      expect(body.data ?? null).toBeNull();
      expect(status).toBe(503);
    }
    const feed = feedOf(FilingDecision);
    const input = withNotes(feed, inputOf(feed, 300 + name.length));
    const published = await hub.ask(login, publication(feed).one, { input, key: newKey() });
    expect(at(published.body, 'data.receipt.recordId')).toEqual(expect.any(String));
    expect(at(published.body, 'data.receipt.record')).toBeNull();
    expect(at(published.body, 'errors.0.extensions.code')).toBe('AUDIT_UNAVAILABLE');
    const health = await fetch(`${hub.url}/health`);
    expect(health.status).toBe(200);
    const open = await hub.ask(login, '{ me { login } divisions(first: 1) { nodes { name } } }');
    expect(open.body.errors).toBeUndefined();

    await mend();
    mend = undefined;
    const before = (await readLog(hub.admin)).length;
    const answered = await hub.ask(login, query);
    expect(listAt(answered.body, 'data.cases.nodes').length).toBeGreaterThan(0);
    expect((await readLog(hub.admin)).length).toBeGreaterThan(before);
  });
});

describe('A purpose', () => {
  const ask = async (who: string, headers: Record<string, string>, text = query) =>
    hub.send({
      headers: {
        authorization: `Bearer ${await hub.token(who)}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify({ query: text }),
    });
  const codeOf = ({ body }: { body: unknown }) => at(body, 'errors.0.extensions.code');

  test('is one of the catalogue that the post pursues', async () => {
    expect(codeOf(await ask(login, { 'xianjie-purpose': 'CURIOSITY' }))).toBe('BAD_PURPOSE');
    expect(codeOf(await ask(login, { 'xianjie-purpose': 'AUDIT' }))).toBe('BAD_PURPOSE');
    expect(codeOf(await ask(login, { 'xianjie-purpose': 'CASE_HANDLING' }))).toBeUndefined();
  });

  test('narrows what may be answered, and never widens it', async () => {
    const content = '{ administrativePenalties { nodes { id facts markingReason } } }';
    expect(codeOf(await ask(login, {}, content))).toBeUndefined();
    const narrow = await ask(login, { 'xianjie-purpose': 'STATISTICS' }, content);
    expect(codeOf(narrow)).toBe('ABOVE_CEILING');
    const usual = await ask('analyst-370300', {}, content);
    const stated = await ask('analyst-370300', { 'xianjie-purpose': 'STATISTICS' }, content);
    expect(stated.text).toBe(usual.text);
  });

  test('for one case is answered with that case alone', async () => {
    const { body } = await hub.ask(login, query);
    const id = String(at(body, 'data.cases.nodes.0.id'));
    const headers = { 'xianjie-purpose': 'CASE_HANDLING', 'xianjie-case': id };
    expect(codeOf(await ask(login, headers))).toBe('PURPOSE_EXCEEDED');
    const one = await ask(login, headers, `{ case(id: "${id}") { id hubCaseNo } }`);
    expect(at(one.body, 'data.case.id')).toBe(id);
    const log = await readLog(hub.admin);
    expect(at(log.at(-1)?.json, 'statedCase')).toBe(id);
    expect(at(log.at(-1)?.json, 'presumed')).toBe(false);
  });
});
