import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { ProsecutionReferral } from '../../src/entities/police/ProsecutionReferral.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const otherProsecutor = 'procuratorate-prosecutor-370302';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const ask = async (login: string, query: string, variables: object = {}) =>
  (await hub.ask(login, query, variables)).body;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const filed = (n: number, more: object = {}) =>
  publish(hub, FilingDecision, {
    ...inputOf(feedOf(FilingDecision), n, ['charges']),
    result: 'FILED',
    ...more,
  });

describe('a record that its provider keeps to named readers', () => {
  const covert = {
    fields: ['*'],
    category: 'INVESTIGATION',
    reason: '案件处于秘密侦查阶段，暂不公开',
    readers: [],
  };
  let caseId: string;
  let recordId: string;

  beforeAll(async () => {
    ({ caseId } = await filed(800));
    ({ recordId } = await filed(801, { caseId, notes: [covert] }));
  });

  const pointersOf = (login: string) =>
    ask(
      login,
      'query ($id: ID!) { case(id: $id) { filingDecisions { totalCount } pointers { kind ownerOrganId ownerName handle } } }',
      { id: caseId },
    );
  const shownTo = async (login: string) =>
    at(
      await ask(login, 'query ($id: ID!) { filingDecision(id: $id) { id } }', { id: recordId }),
      'data.filingDecision.id',
    ) === recordId;

  const askFor = (login: string, handle: string) =>
    ask(
      login,
      `mutation ($case: ID!, $handle: ID!) { requestAccess(case: $case, handle: $handle,
        purpose: SUPERVISION, reason: "对立案活动实施法律监督") { id state kind subjectId } }`,
      { case: caseId, handle },
    );
  const decide = (login: string, request: string, until: string | null) =>
    ask(
      login,
      `mutation ($request: ID!, $until: DateTime) { decideAccess(request: $request, until: $until,
        answer: "经审查决定，限本案办理使用") { state subjectId until } }`,
      { request, until },
    );

  test('is a pointer to others: kind, owner and a handle that is not its id', async () => {
    const body = await pointersOf(prosecutor);
    expect(at(body, 'data.case')).toEqual({
      filingDecisions: { totalCount: 1 },
      pointers: [
        {
          kind: 'FilingDecision',
          ownerOrganId: 'police-370303',
          ownerName: '淄博市公安局张店分局',
          handle: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(recordId);
    expect(await shownTo(prosecutor)).toBe(false);
  });

  test('is no pointer to those who read it, nor to the public and statistics', async () => {
    expect(at(await pointersOf(police), 'data.case.pointers')).toEqual([]);
    expect(await shownTo(police)).toBe(true);
    expect(at(await pointersOf('analyst-370300'), 'data.case.pointers')).toEqual([]);
  });

  test('opens when its owner grants a request, and closes when the time is over', async () => {
    const handle = textAt(await pointersOf(prosecutor), 'data.case.pointers.0.handle');
    const asked = await askFor(prosecutor, handle);
    expect(at(asked, 'data.requestAccess')).toMatchObject({
      state: 'PENDING',
      kind: null,
      subjectId: null,
    });
    const request = textAt(asked, 'data.requestAccess.id');
    const refused = await decide(prosecutor, request, inDays(1));
    expect(at(refused, 'errors.0.extensions.code')).toBe('NOT_FOUND');
    const tooLong = await decide(police, request, inDays(400));
    expect(at(tooLong, 'errors.0.extensions.code')).toBe('BAD_PERIOD');
    const open = await decide(police, request, inDays(30));
    expect(at(open, 'data.decideAccess')).toMatchObject({ state: 'GRANTED', subjectId: recordId });
    await expect.poll(() => shownTo(prosecutor), { timeout: 5000 }).toBe(true);
    expect(await shownTo('procuratorate-prosecutor-370300')).toBe(false);
    await hub.admin.query(`UPDATE coordination.access_request SET until = now() WHERE id = $1`, [
      request,
    ]);
    await expect.poll(() => shownTo(prosecutor), { timeout: 5000 }).toBe(false);
  });

  test('stays closed when its owner refuses, and the reason is told', async () => {
    const handle = textAt(await pointersOf(prosecutor), 'data.case.pointers.0.handle');
    const request = textAt(await askFor(prosecutor, handle), 'data.requestAccess.id');
    await decide(police, request, null);
    const body = await ask(prosecutor, '{ accessRequests { id state answer subjectId } }');
    expect(listAt(body, 'data.accessRequests')).toContainEqual({
      id: request,
      state: 'REFUSED',
      answer: '经审查决定，限本案办理使用',
      subjectId: null,
    });
    expect(await shownTo(prosecutor)).toBe(false);
  });

  test.each([
    ['a handle of nothing', prosecutor, '00000000-0000-4000-8000-000000000000'],
    ['a case that it does not see', otherProsecutor, undefined],
  ])('is not found by %s', async (_, login, handle) => {
    const real = textAt(await pointersOf(prosecutor), 'data.case.pointers.0.handle');
    const body = await askFor(login, handle ?? real);
    expect(at(body, 'errors.0.extensions.code')).toBe('NOT_FOUND');
  });
});

describe('a minor who was not prosecuted', () => {
  const child = {
    kind: 'NATURAL',
    role: 'SUSPECT',
    name: '少年甲',
    idNo: idNumberOf(3),
    birthDate: '2010-05-05',
  };
  const { idNo: _, ...minor } = child;
  let caseId: string;
  let hubCaseNo: string;

  beforeAll(async () => {
    const opened = await filed(810, { parties: [minor] });
    ({ caseId, hubCaseNo } = opened);
    // The letter tells the procuratorate who the suspect is.
    await publish(hub, ProsecutionReferral, {
      ...inputOf(feedOf(ProsecutionReferral), 810),
      caseId,
      parties: [minor],
    });
    await publish(hub, ProsecutionDecision, {
      ...inputOf(feedOf(ProsecutionDecision), 810),
      caseId,
      party: minor,
      result: 'NOT_PROSECUTED',
      nonProsecutionKind: 'CONDITIONAL',
      ground: '犯罪情节轻微，附条件不起诉',
    });
  });

  const seen = async (login: string) => {
    const body = await ask(
      login,
      `query ($id: ID!) { case(id: $id) { id parties { id } } parties(where: { caseId: { eq: $id } }) { totalCount }
        prosecutionDecisions(where: { caseId: { eq: $id } }) { totalCount } }`,
      { id: caseId },
    );
    return [
      at(body, 'data.case.id') === caseId,
      at(body, 'data.parties.totalCount'),
      at(body, 'data.prosecutionDecisions.totalCount'),
    ];
  };

  test('is sealed: case, person and decision are as if they were not, even to who handled them', async () => {
    for (const login of [police, prosecutor, 'court-judge-000000']) {
      expect(await seen(login)).toEqual([false, 0, 0]);
    }
  });

  test('still counts in statistics', async () => {
    expect(await seen('analyst-370300')).toEqual([true, 1, 1]);
  });

  test('is unsealed for one organ when the organ that sealed it agrees', async () => {
    const asked = (login: string, number: string) =>
      ask(
        login,
        `mutation ($number: String!) { requestUnsealing(hubCaseNo: $number, purpose: ADJUDICATION,
          reason: "审理再犯案件，确需查阅前案") { id state kind subjectId until answer } }`,
        { number },
      );
    const [real, none] = [
      await asked(police, hubCaseNo),
      await asked(police, 'H-370303-2020-000001-0'),
    ];
    const request = textAt(real, 'data.requestUnsealing.id');
    const without = (body: unknown) => ({ ...Object(at(body, 'data.requestUnsealing')), id: '' });
    expect(without(real)).toEqual(without(none));
    const body = await ask(
      prosecutor,
      `mutation ($request: ID!, $until: DateTime) { decideAccess(request: $request, until: $until,
        answer: "司法机关办案需要，同意查阅") { state kind } }`,
      { request, until: inDays(10) },
    );
    expect(at(body, 'data.decideAccess')).toEqual({ state: 'GRANTED', kind: 'Case' });
    await expect.poll(() => seen(police), { timeout: 5000 }).toEqual([true, 1, 1]);
    for (const login of ['police-officer-370300', prosecutor]) {
      expect(await seen(login)).toEqual([false, 0, 0]);
    }
  });
});

test('A text that names a minor is refused', async () => {
  const minor = { kind: 'NATURAL', role: 'SUSPECT', name: '少年乙', birthDate: '2010-05-05' };
  const input = {
    ...inputOf(feedOf(FilingDecision), 820, ['charges']),
    result: 'FILED',
    opening: { name: '少年乙污染环境案' },
    parties: [minor],
    notes: [
      {
        fields: ['parties'],
        category: 'MINOR',
        reason: '涉及未成年人身份信息',
        readers: ['police'],
      },
    ],
  };
  const body = await ask(
    police,
    'mutation ($input: FilingDecisionInput!) { publishFilingDecision(input: $input, idempotencyKey: "minor-named") { recordId } }',
    { input },
  );
  expect(listAt(body, 'errors.0.extensions.problems')).toContainEqual(
    expect.objectContaining({ code: 'MINOR_NAMED', field: 'opening' }),
  );
});
