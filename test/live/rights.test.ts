import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { indicatorBit } from '../../src/entities/kinds/progress.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { ProsecutionReferral } from '../../src/entities/police/ProsecutionReferral.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { type Followed, follow, isHeartbeat, isNews } from './follow.ts';

const bureau = 'environment-officer-370303';
const colleague = 'environment-colleague-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ limits: { heartbeatMs: 200 } });
  await hub.admin.query(
    `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
     VALUES ($1, 'OFFICER', 'environment-370303', '{handler}', 'INVESTIGATION', 'ACTIVE')`,
    [colleague],
  );
});
afterAll(() => hub.close());

let serial = 900;
const next = () => {
  serial += 1;
  return serial;
};
const open = async (login: string): Promise<Followed> => {
  const followed = await follow(hub, await hub.token(login));
  await followed.events(1, isHeartbeat);
  return followed;
};
/** Recalls come in their own time, and are tested with the versions. */
const about = (id: string) => (event: unknown) =>
  at(event, 'recordId') === id && at(event, 'kind') !== 'RECALL';
/** The kinds that a subscriber was told about a record, once the record of `last` has come too. */
const toldOf = async (
  followed: Followed,
  id: string,
  last: string,
): Promise<readonly unknown[]> => {
  await followed.events(1, about(last));
  return followed.answers
    .map((answer) => at(answer, 'data.event'))
    .filter(about(id))
    .map((event) => at(event, 'kind'));
};
const mark = async (record: string, notes: readonly object[]) =>
  (
    await hub.ask(
      bureau,
      `mutation ($record: ID!, $notes: [ConfidentialityNoteInput!]!) {
        markRecord(record: $record, notes: $notes, reason: "企业提出保密申请并附证明") { id state } }`,
      { record, notes },
    )
  ).body;
const confirm = (change: string) =>
  hub.ask(colleague, `mutation { confirmMarking(change: "${change}") { state } }`);
const secret = { category: 'BUSINESS', reason: '涉及企业工艺配方，属商业秘密', readers: [] };
const whole = { ...secret, fields: ['*'] };
const penalty = (more: object = {}) =>
  publish(hub, AdministrativePenalty, {
    ...inputOf(feedOf(AdministrativePenalty), next()),
    ...more,
  });
const dispose = (...all: readonly Followed[]) =>
  Promise.all(all.map(({ client }) => client.dispose()));

describe('a marking', () => {
  test('that takes a record away is told by its id alone, once, and its end with the record', async () => {
    const own = await open(bureau);
    const other = await open(police);
    const { recordId } = await penalty();
    await Promise.all([own.events(1), other.events(1)]);
    await mark(recordId, [whole]);
    const [, lost] = await other.events(2, about(recordId));
    await mark(recordId, [{ ...whole, reason: '涉及企业工艺配方，属商业秘密，二次标注' }]);
    // Whoever reads of the second marking when it is lifted already is told twice that it may read again.
    const between = await penalty();
    await other.events(1, about(between.recordId));
    const lifted = textAt(await mark(recordId, []), 'data.markRecord.id');
    await confirm(lifted);
    const [, , again] = await other.events(3, about(recordId));
    const last = await penalty();
    expect(lost).toMatchObject({ kind: 'NO_LONGER_ACCESSIBLE', recordId, record: null });
    expect([at(lost, 'feed'), at(lost, 'caseId')]).toEqual([null, null]);
    expect(again).toMatchObject({ kind: 'NOW_ACCESSIBLE', record: { id: recordId } });
    expect(await toldOf(other, recordId, last.recordId)).toEqual([
      'PUBLISHED',
      'NO_LONGER_ACCESSIBLE',
      'NOW_ACCESSIBLE',
    ]);
    expect(await toldOf(own, recordId, last.recordId)).toEqual([
      'PUBLISHED',
      ...Array(3).fill('MARKING_CHANGED'),
    ]);
    await dispose(own, other);
  });

  test('of a field is told to whom the law shows the field, and to no others', async () => {
    const shown = await open(police);
    const counted = await open('analyst-370300');
    const { recordId } = await penalty();
    await mark(recordId, [{ ...secret, fields: ['facts'] }]);
    const last = await penalty();
    expect(await toldOf(shown, recordId, last.recordId)).toEqual(['PUBLISHED', 'MARKING_CHANGED']);
    expect(await toldOf(counted, recordId, last.recordId)).toEqual(['PUBLISHED']);
    await dispose(shown, counted);
  });

  test('reaches whoever was away when it was set, by the id alone', async () => {
    const first = await open(police);
    const { recordId } = await penalty();
    const [seen] = await first.events(1);
    await dispose(first);
    await mark(recordId, [whole]);
    const second = await follow(hub, await hub.token(police), {
      variables: { after: textAt(seen, 'cursor') },
    });
    const [lost] = await second.events(1);
    expect(lost).toMatchObject({ kind: 'NO_LONGER_ACCESSIBLE', recordId, record: null });
    await dispose(second);
  });

  test('ends with its event, in the publication that brings the case there', async () => {
    const other = await open(prosecutor);
    const { caseId, recordId } = await publish(hub, CrimeTransfer, {
      ...inputOf(feedOf(CrimeTransfer), next()),
      notes: [{ ...whole, untilEvent: 'FILING' }],
    });
    const filing = {
      ...inputOf(feedOf(FilingDecision), next(), ['charges']),
      result: 'FILED',
      caseId,
    };
    const { recordId: last } = await publish(hub, FilingDecision, filing);
    const opened = await other.events(1, about(recordId));
    expect(opened[0]).toMatchObject({ kind: 'NOW_ACCESSIBLE', record: { id: recordId } });
    expect(await toldOf(other, recordId, last)).toEqual(['NOW_ACCESSIBLE']);
    await dispose(other);
  });

  test('ends on its day', async () => {
    const other = await open(police);
    const { recordId } = await penalty({ notes: [{ ...whole, untilDate: '2090-01-01' }] });
    const before = await penalty();
    await other.events(1, about(before.recordId));
    const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
    // The day comes: nobody writes, so no trigger runs.
    await hub.admin.query(`SET session_replication_role = replica;
      UPDATE environment.administrative_penalty SET notes = jsonb_set(notes, '{0,untilDate}', to_jsonb(${today})) WHERE id = '${recordId}';
      UPDATE coordination.note_end SET ends_on = ${today} WHERE record_id = '${recordId}';
      SET session_replication_role = DEFAULT`);
    const [opened] = await other.events(1, about(recordId));
    expect(opened).toMatchObject({ kind: 'NOW_ACCESSIBLE', record: { id: recordId } });
    await dispose(other);
  });
});

describe('access that is granted', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const ask = async (login: string, query: string, variables: object) =>
    (await hub.ask(login, query, variables)).body;

  test('opens a record to the streams of the organ, and takes it again at its end', async () => {
    const asking = await open(police);
    const above = await open('police-officer-370300');
    const { recordId, caseId } = await penalty({ notes: [whole] });
    const found = await ask(police, 'query ($id: ID!) { case(id: $id) { pointers { handle } } }', {
      id: caseId,
    });
    const asked = await ask(
      police,
      `mutation ($case: ID!, $handle: ID!) { requestAccess(case: $case, handle: $handle, purpose: CASE_HANDLING, reason: "办理关联刑事案件需要") { id } }`,
      { case: caseId, handle: textAt(found, 'data.case.pointers.0.handle') },
    );
    const request = textAt(asked, 'data.requestAccess.id');
    await ask(
      bureau,
      `mutation ($request: ID!, $until: DateTime) { decideAccess(request: $request, until: $until, answer: "经审查决定，限本案办理使用") { state } }`,
      { request, until: inDays(3) },
    );
    const [opened] = await asking.events(1, about(recordId));
    expect(opened).toMatchObject({ kind: 'NOW_ACCESSIBLE', record: { id: recordId } });
    await hub.admin.query('UPDATE coordination.access_request SET until = now() WHERE id = $1', [
      request,
    ]);
    const [, lost] = await asking.events(2, about(recordId));
    expect(lost).toMatchObject({ kind: 'NO_LONGER_ACCESSIBLE', record: null, caseId: null });
    const last = await penalty();
    expect(await toldOf(asking, recordId, last.recordId)).toEqual([
      'NOW_ACCESSIBLE',
      'NO_LONGER_ACCESSIBLE',
    ]);
    expect(await toldOf(above, recordId, last.recordId)).toEqual([]);
    await dispose(asking, above);
  });

  test('to a sealed minor opens its records to one organ; the sealing took them from all', async () => {
    const minor = { kind: 'NATURAL', role: 'SUSPECT', name: '少年甲', birthDate: '2010-05-05' };
    const handling = await open(police);
    const counting = await open('analyst-370300');
    const filing = inputOf(feedOf(FilingDecision), next(), ['charges']);
    const { caseId, hubCaseNo } = await publish(hub, FilingDecision, {
      ...filing,
      result: 'FILED',
      parties: [minor],
    });
    await publish(hub, ProsecutionReferral, {
      ...inputOf(feedOf(ProsecutionReferral), next()),
      caseId,
      parties: [minor],
    });
    const decision = inputOf(feedOf(ProsecutionDecision), next());
    const { recordId } = await publish(hub, ProsecutionDecision, {
      ...decision,
      caseId,
      party: minor,
      result: 'NOT_PROSECUTED',
      nonProsecutionKind: 'CONDITIONAL',
      ground: '犯罪情节轻微，附条件不起诉',
    });
    const [lost] = await handling.events(1, about(recordId));
    expect(lost).toMatchObject({ kind: 'NO_LONGER_ACCESSIBLE', record: null, caseId: null });
    const asked = await ask(
      police,
      `mutation ($number: String!) { requestUnsealing(hubCaseNo: $number, purpose: ADJUDICATION, reason: "审理再犯案件，确需查阅前案") { id } }`,
      { number: hubCaseNo },
    );
    await ask(
      prosecutor,
      `mutation ($request: ID!, $until: DateTime) { decideAccess(request: $request, until: $until, answer: "司法机关办案需要，同意查阅") { state } }`,
      { request: textAt(asked, 'data.requestUnsealing.id'), until: inDays(3) },
    );
    const [, opened] = await handling.events(2, about(recordId));
    expect(opened).toMatchObject({ kind: 'NOW_ACCESSIBLE', record: { id: recordId } });
    const last = await penalty();
    expect(await toldOf(counting, recordId, last.recordId)).toEqual(['PUBLISHED']);
    await dispose(handling, counting);
  });

  test('shows in changesSince as well', async () => {
    const page = `query ($after: String) { page: changesSince(after: $after, first: 1000) { events { kind recordId } cursor hasMore } }`;
    let cursor: string | undefined;
    const kinds = new Map<string, string[]>();
    for (let more: unknown = true; more === true; ) {
      const body = await ask(police, page, { after: cursor });
      for (const event of listAt(body, 'data.page.events').filter(isNews)) {
        const id = String(at(event, 'recordId'));
        kinds.set(id, [...(kinds.get(id) ?? []), String(at(event, 'kind'))]);
      }
      cursor = textAt(body, 'data.page.cursor');
      more = at(body, 'data.page.hasMore');
    }
    expect([...kinds.values()].map((all) => all.join())).toContain('NO_LONGER_ACCESSIBLE');
  });
});

test('a statistician loses a record that its provider keeps to named readers', async () => {
  const followed = await open('analyst-370300');
  const { recordId } = await penalty();
  await followed.events(1, about(recordId));
  await mark(recordId, [whole]);
  const [, lost] = await followed.events(2, about(recordId));
  expect(lost).toMatchObject({ kind: 'NO_LONGER_ACCESSIBLE', record: null });
  await dispose(followed);
});

test('every feed enters changes of its notes', async () => {
  const { rows } = await hub.admin.query(
    `SELECT DISTINCT convert_from(substring(tgargs FOR length(tgargs) - 1), 'UTF8') AS feed
     FROM pg_trigger WHERE tgname IN ('notes_updated', 'notes_entered')`,
  );
  const { feeds } = buildRegistry(regulation);
  expect(rows.map(({ feed }) => feed).toSorted()).toEqual(feeds.map(({ name }) => name).toSorted());
  // The trigger on cases knows the indicator by its number.
  expect(indicatorBit('CLOSED')).toBe(128);
});
