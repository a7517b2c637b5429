import { beforeAll, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { type FeedClass, type FeedDefinition, feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { packParcel } from '../../src/server/replica/packParcel.ts';
import { standingColumns } from '../../src/server/replica/standingSql.ts';
import { takeIn } from '../../src/server/replica/takeIn.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';
import { type Correction, revise } from '../versions/revise.ts';
import { type Federation, until } from './openFederation.ts';
import type { Routers } from './openRouters.ts';

const [police, bureau] = ['police-officer-370303', 'environment-officer-370303'];
const prosecutor = 'procuratorate-prosecutor-370303';
const filing = feedOf(FilingDecision);
const acceptance = feedOf(TransferAcceptance);
const penalty = feedOf(AdministrativePenalty);

type Ask = Federation['all']['ask'];

/** What an agency's own hub mends by itself, and what only all hubs together could. */
export function describeCorrections(opened: () => Federation, routers: () => Routers): void {
  let federation: Federation;
  let hive: { readonly ask: Ask };
  let caseId = '';
  let n = 950;

  beforeAll(async () => {
    federation = opened();
    const url = routers().hive;
    hive = { ask: (login, query, variables) => federation.askAt(url, login, query, { variables }) };
    const { rows } = await federation.all.admin.query(
      `SELECT id FROM coordination."case" WHERE division_code = '370303' AND stage_rank >= 100 ORDER BY id LIMIT 1`,
    );
    caseId = String(rows[0]?.id);
  });

  const enter = async (of: FeedClass, more: Input = {}) => {
    n += 1;
    const feed = feedOf(of);
    const input = { ...inputOf(feed, n, Object.keys(more)), ...more, caseId };
    const { recordId } = await publish(hive, of, input);
    await atCoordination(feed, recordId, 1);
    return recordId;
  };
  const tableOf = (feed: FeedDefinition) => {
    const { schema, table } = usualRegistry.model(feed.name);
    return `${schema}.${table}`;
  };
  /** The standing of all versions, as the agency's hub hands it on or the coordinating body keeps it. */
  const standing = async (feed: FeedDefinition, id: string, at: 'there' | 'here') => {
    const columns = [...standingColumns(feed)].map(([column, sql]) =>
      at === 'there' ? `${sql} AS ${column}` : `r.${column}`,
    );
    const { admin } = federation.of(at === 'there' ? feed.agency : 'coordination');
    const { rows } = await admin.query(
      `SELECT ${columns.join(', ')} FROM ${tableOf(feed)} r WHERE r.id = $1 ORDER BY r.version`,
      [id],
    );
    return rows;
  };
  const atCoordination = (feed: FeedDefinition, id: string, version: number) =>
    until(
      async () => (await standing(feed, id, 'here')).at(-1)?.version === version,
      `the coordinating body has version ${version}`,
    );
  /** What stands of the case beside its records, at the coordinating body. */
  const spine = async () => {
    const parts = ['party', 'clock', 'case_event', 'case_number'].map(
      (name) => `(SELECT jsonb_agg(to_jsonb(t) - 'overdue_told' ORDER BY to_jsonb(t)::text)
        FROM coordination.${name} t WHERE t.case_id = c.id) AS ${name}`,
    );
    const { rows } = await federation
      .of('coordination')
      .admin.query(
        `SELECT to_jsonb(c) AS "case", ${parts.join(', ')} FROM coordination."case" c WHERE c.id = $1`,
        [caseId],
      );
    return rows[0];
  };
  /** All that a refused revision would have left behind. */
  const traces = async (feed: FeedDefinition, id: string) => {
    const { rows } = await federation.of(feed.agency).admin.query(
      `SELECT (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.version) FROM ${tableOf(feed)} r WHERE r.id = $1) AS versions,
        (SELECT count(*)::int FROM ${feed.agency}.receipt) AS receipts,
        (SELECT count(*)::int FROM coordination.recall_order o WHERE o.record_id = $1) AS orders,
        (SELECT count(*)::int FROM coordination.change c WHERE c.record_id = $1)
          + (SELECT count(*)::int FROM coordination.change_entry c WHERE c.record_id = $1) AS changes,
        (SELECT revisions FROM coordination.case_revision v WHERE v.case_id = $2) AS revisions`,
      [id, caseId],
    );
    return rows[0];
  };
  const refused = async (login: string, feed: FeedDefinition, correction: Correction) => {
    const answer = await revise(hive, login, feed, correction);
    expect(at(answer.body, 'data.receipt') ?? null).toBeNull();
    expect(at(answer.body, 'errors.0.extensions.code'), answer.text).toBe('NOT_FEDERATED');
    return at(answer.body, 'errors.0.extensions.fields');
  };
  /** What a reader is told of the record by the coordinating body, oldest first. */
  const toldOf = async (login: string, id: string) => {
    const kinds: unknown[] = [];
    for (let after: string | undefined; ; ) {
      const { body } = await federation
        .of('coordination')
        .ask(
          login,
          'query ($after: String) { page: changesSince(after: $after, first: 500) { events { kind recordId version } cursor hasMore } }',
          { after },
        );
      const events = listAt(body, 'data.page.events').filter((one) => at(one, 'recordId') === id);
      kinds.push(...events.map((one) => `${at(one, 'kind')} ${at(one, 'version')}`));
      if (at(body, 'data.page.hasMore') === false) return kinds;
      after = textAt(body, 'data.page.cursor');
    }
  };

  test('A typing error is mended in the agency’s own hub, and all others learn of it once', async () => {
    const id = await enter(FilingDecision, { reasons: '证据不足', result: 'NOT_FILED' });
    const query = `query ($id: ID!) { found: filingDecision(id: $id) { version status reasons result
      history { version status reasons enteredAt } case { stage timeline { at event recordId }
        clocks(first: 50) { nodes { rule startedAt dueAt endedAt } } } } }`;
    const read = async () =>
      at((await hive.ask(prosecutor, query, { id })).body, 'data.found') ?? null;
    const first = await read();
    expect(first).toMatchObject({ version: 1, reasons: '证据不足' });
    const before = await spine();
    const patch = { reasons: '证据不足，不构成犯罪' };
    const key = 'federated-typing-error';
    const done = await revise(hive, police, filing, { id, patch, key });
    expect(at(done.body, 'data.receipt'), done.text).toMatchObject({ recordId: id, version: 2 });
    const again = await revise(hive, police, filing, { id, patch, key });
    expect(at(again.body, 'data.receipt')).toMatchObject({ version: 2, replayed: true });
    await atCoordination(filing, id, 2);

    const second = await read();
    expect(second).toMatchObject({
      ...{ version: 2, status: 'ACCEPTED', ...patch },
      history: [
        { version: 1, status: 'SUPERSEDED', reasons: '证据不足' },
        { version: 2, status: 'ACCEPTED', ...patch },
      ],
    });
    expect(at(second, 'case')).toEqual(at(first, 'case'));
    expect(listAt(second, 'case.timeline').some((one) => at(one, 'recordId') === id)).toBe(true);
    expect(await spine()).toEqual(before);
    const [closed, current] = await standing(filing, id, 'here');
    expect(closed).toMatchObject({ status: 'SUPERSEDED', superseded_at: current?.entered_at });
    expect(current).toMatchObject({ status: 'ACCEPTED', superseded_at: null });
    expect(await standing(filing, id, 'here')).toEqual(await standing(filing, id, 'there'));
    for (const asOf of [at(second, 'history.0.enteredAt'), new Date().toISOString()]) {
      const past = `query ($id: ID!, $asOf: DateTime) { case(id: $id) {
        timeline(asOf: $asOf) { at event recordId } } }`;
      const { body, text } = await hive.ask(prosecutor, past, { id: caseId, asOf });
      expect(at(body, 'data.case.timeline'), text).toEqual(at(second, 'case.timeline'));
    }
    await expect
      .poll(() => toldOf(prosecutor, id), { timeout: 10_000 })
      .toEqual(['PUBLISHED 1', 'CORRECTED 2']);

    const recalls = 'query ($id: ID!) { found: recalls(where: { record: $id }) { kind fields } }';
    await expect
      .poll(
        async () =>
          at((await federation.of('police').ask(prosecutor, recalls, { id })).body, 'data.found'),
        { timeout: 20_000 },
      )
      .toEqual([{ kind: 'CORRECTED', fields: ['reasons'] }]);
  });

  test('What stage, limits and numbers hang on is refused by its fields, and leaves no trace', async () => {
    const id = await enter(FilingDecision, {
      ...{ reasons: '证据不足', result: 'NOT_FILED', limitClass: 'NORMAL3', disclosure: 'NONE' },
    });
    const before = await traces(filing, id);
    const input = inputOf(filing, n + 500, ['charges', 'approver']);
    const key = 'federated-refused';
    const { decidedAt, decisionNo, charges } = input;
    const unsound: readonly (readonly [Input, readonly string[]])[] = [
      [{ decidedAt: '2026-01-05T08:00:00+08:00' }, ['decidedAt']],
      [{ result: 'FILED', charges }, ['result']],
      [{ decisionNo, reasons: '查无实据' }, ['decisionNo']],
      [{ decidedAt, decisionNo, reasons: '查无实据' }, ['decidedAt', 'decisionNo']],
      [{ limitClass: 'MAJOR30', approver: '李某' }, ['limitClass']],
      [{ disclosure: 'ON_REQUEST' }, ['disclosure']],
    ];
    for (const [patch, fields] of unsound) {
      const named = await refused(police, filing, { id, patch, key });
      expect(listAt({ named }, 'named').toSorted(), JSON.stringify(patch)).toEqual(fields);
    }
    expect(await refused(police, filing, { id, key })).toBeUndefined();
    expect(await traces(filing, id)).toEqual(before);
    expect(await standing(filing, id, 'here')).toHaveLength(1);
    const done = await revise(hive, police, filing, { id, patch: { reasons: '查无实据' }, key });
    expect(at(done.body, 'data.receipt'), done.text).toMatchObject({ version: 2, replayed: false });
  });

  test('A penalty that the public has seen is not mended: its revision begins a limit', async () => {
    const id = await enter(AdministrativePenalty, { disclosure: 'PROACTIVE', facts: '事实甲' });
    const before = await traces(penalty, id);
    const patch = { facts: '事实乙' };
    expect(await refused(bureau, penalty, { id, patch })).toEqual(['publicRevisedAt']);
    expect(await traces(penalty, id)).toEqual(before);
  });

  test('An objection is upheld once its field has been corrected', async () => {
    const id = await enter(FilingDecision, { reasons: '证据不足', result: 'NOT_FILED' });
    const there = federation.of('police');
    const raising = `mutation ($id: ID!) { done: raiseObjection(record: $id, fields: ["reasons"],
      reason: "与移送材料记载不一致，请核对") { id } }`;
    const objection = textAt((await there.ask(prosecutor, raising, { id })).body, 'data.done.id');
    const upholding = `mutation ($id: ID!) { done: answerObjection(objection: $id, uphold: true,
      answer: "已核对原始卷宗材料并更正") { state } }`;
    const uphold = () => there.ask(police, upholding, { id: objection });
    expect(at((await uphold()).body, 'errors.0.extensions.code')).toBe('NOT_MENDED');
    const done = await revise(hive, police, filing, { id, patch: { reasons: '查无实据' } });
    expect(at(done.body, 'data.receipt'), done.text).toMatchObject({ version: 2 });
    expect(at((await uphold()).body, 'data.done.state')).toBe('UPHELD');
  });

  test('A raised marking reaches the coordinating body with the version', async () => {
    const id = await enter(TransferAcceptance);
    const [first] = await standing(acceptance, id, 'here');
    const found = async (login: string) => {
      const query = 'query ($number: String!) { found: caseByNumber(number: $number) { id } }';
      const number = String(first?.document_no);
      return at(
        (await federation.of('coordination').ask(login, query, { number })).body,
        'data.found',
      );
    };
    expect([await found(bureau), await found(police)]).toEqual([{ id: caseId }, { id: caseId }]);
    const patch = {
      ...{ receiver: '王某', markingLevel: 'WORK_SECRET', markingAudience: ['police'] },
      markingReason: '涉及举报人信息，限公安机关知悉',
    };
    const done = await revise(hive, police, acceptance, { id, patch });
    expect(at(done.body, 'data.receipt'), done.text).toMatchObject({ version: 2 });
    await atCoordination(acceptance, id, 2);
    const [, current] = await standing(acceptance, id, 'here');
    expect(current).toMatchObject({
      ...{ marked: true, marking_level: 'WORK_SECRET', marking_audience: ['police'] },
    });
    expect([await found(bureau), await found(police)]).toEqual([null, { id: caseId }]);
  });

  test('Both versions in one parcel, and the parcel again, give what one after the other gave', async () => {
    const id = await enter(FilingDecision, { reasons: '证据不足', result: 'NOT_FILED' });
    await revise(hive, police, filing, { id, patch: { reasons: '查无实据' } });
    await atCoordination(filing, id, 2);
    const sender = {
      ...{ admin: federation.of('police').admin, registry: usualRegistry },
      agency: 'police',
    } as const;
    const receiver = federation.of('coordination').admin;
    const parcel = await packParcel(sender, { position: 0, epoch: 0 });
    const place = async () =>
      Number(
        (await receiver.query(`SELECT position FROM coordination.replica WHERE source = 'police'`))
          .rows[0]?.position,
      );
    const one = [await standing(filing, id, 'here'), await spine(), await toldOf(prosecutor, id)];
    // As it came, it is known; then as if the follower had never heard of the record.
    await takeIn(receiver, usualRegistry, parcel);
    const now = { from: await place(), to: await place(), changes: [] };
    await receiver.query(`DELETE FROM ${tableOf(filing)} WHERE id = $1`, [id]);
    for (let turn = 0; turn < 2; turn += 1) {
      await takeIn(receiver, usualRegistry, { ...parcel, ...now });
      const other = [await standing(filing, id, 'here'), await spine()];
      expect([...other, await toldOf(prosecutor, id)]).toEqual(one);
    }
    expect(one[0]).toHaveLength(2);
  });
}
