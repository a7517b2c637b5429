import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const bureau = 'environment-officer-370303';
const colleague = 'environment-colleague-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await hub.admin.query(
    `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
     VALUES ($1, 'OFFICER', 'environment-370303', '{handler}', 'INTERNAL', 'ACTIVE'),
       ('desk', 'OFFICER', 'environment-370303', '{clueDesk}', 'INTERNAL', 'ACTIVE')`,
    [colleague],
  );
});
afterAll(() => hub.close());

let n = 500;
const penalty = (more: Input = {}) => {
  n += 1;
  return publish(hub, AdministrativePenalty, {
    ...inputOf(feedOf(AdministrativePenalty), n),
    ...more,
  });
};

const note = (more: Input = {}): Input => ({
  fields: ['facts'],
  category: 'BUSINESS',
  reason: '涉及企业工艺配方，属商业秘密',
  ...more,
});

const mark = async (login: string, record: string, notes: readonly Input[]) =>
  (
    await hub.ask(
      login,
      `mutation ($record: ID!, $notes: [ConfidentialityNoteInput!]!) {
        markRecord(record: $record, notes: $notes, reason: "企业提出保密申请并附证明") {
          id state lowers before after proposedBy } }`,
      { record, notes },
    )
  ).body;

const penaltyAs = async (login: string, id: string) =>
  (
    await hub.ask(
      login,
      `query ($id: ID!) { administrativePenalty(id: $id) { facts content notes { category }
        withheld { field reason until } } }`,
      { id },
    )
  ).body;

const facts = async (login: string, id: string) =>
  at(await penaltyAs(login, id), 'data.administrativePenalty.facts');

describe('a note that its provider sets', () => {
  test('hides the marked field from the next request on, and the reader is told', async () => {
    const { recordId } = await penalty();
    expect(await facts(police, recordId)).not.toBeNull();
    expect(at(await mark(bureau, recordId, [note()]), 'data.markRecord')).toMatchObject({
      state: 'APPLIED',
      lowers: false,
      before: [],
      after: ['BUSINESS'],
    });
    const body = await penaltyAs(police, recordId);
    expect(at(body, 'data.administrativePenalty')).toMatchObject({
      facts: null,
      notes: null,
      withheld: expect.arrayContaining([{ field: 'facts', reason: 'MARKED', until: null }]),
    });
    expect(at(body, 'data.administrativePenalty.content')).not.toBeNull();
    expect(listAt(body, 'extensions.withheld')).toContainEqual(
      expect.objectContaining({ path: 'administrativePenalty.facts', reason: 'MARKED' }),
    );
    expect(await facts(bureau, recordId)).not.toBeNull();
  });

  test('hides it from filters, orders and counts as well', async () => {
    const { recordId } = await penalty({ facts: '工艺配方甲乙丙' });
    const count = async (login: string) => {
      const { body } = await hub.ask(
        login,
        `{ administrativePenalties(where: { facts: { prefix: "工艺配方" } }) { totalCount } }`,
      );
      return at(body, 'data.administrativePenalties.totalCount');
    };
    expect(await count(police)).toBe(1);
    await mark(bureau, recordId, [note()]);
    expect([await count(police), await count(bureau)]).toEqual([0, 1]);
  });

  test('admits whom it names: an agency, an organ, a post of either', async () => {
    const { recordId } = await penalty();
    const readers = ['police/handler', 'procuratorate-370303'];
    await mark(bureau, recordId, [note({ readers })]);
    expect(await facts(police, recordId)).not.toBeNull();
    expect(await facts(prosecutor, recordId)).not.toBeNull();
    expect(await facts('procuratorate-prosecutor-370300', recordId)).toBeNull();
  });

  test('keeps a whistle-blower even from its own officers, all but the clue desk', async () => {
    const { recordId } = await penalty();
    const readers = ['environment/clueDesk'];
    await mark(bureau, recordId, [note({ category: 'WHISTLEBLOWER', readers })]);
    expect(await facts(bureau, recordId)).toBeNull();
    expect(await facts('desk', recordId)).not.toBeNull();
  });

  test('on the number of a document hides it in the header too, and as printed', async () => {
    const { recordId } = await penalty({ decisionNo: '张环罚[2026]第9001号' });
    await mark(bureau, recordId, [note({ fields: ['decisionNo'] })]);
    const query = `query ($id: ID!) { administrativePenalty(id: $id) { decisionNo documentNo asPrinted { text } }
      caseByNumber(number: "张环罚〔2026〕9001号") { id } }`;
    const { body } = await hub.ask(police, query, { id: recordId });
    expect(body.data).toEqual({
      administrativePenalty: { decisionNo: null, documentNo: null, asPrinted: null },
      caseByNumber: null,
    });
  });

  test('of an attachment hides that one', async () => {
    const [open, closed] = ['a', 'b'].map((digit) => ({
      name: `${digit}.pdf`,
      sha256: digit.repeat(64),
    }));
    const { recordId } = await penalty({ attachments: [open, closed] });
    await mark(bureau, recordId, [note({ fields: [`attachments.${'b'.repeat(64)}`] })]);
    const query = `query ($id: ID!) { administrativePenalty(id: $id) { attachments { name } withheld { field reason } } }`;
    const { body } = await hub.ask(police, query, { id: recordId });
    expect(at(body, 'data.administrativePenalty.attachments')).toEqual([{ name: 'a.pdf' }]);
    expect(listAt(body, 'data.administrativePenalty.withheld')).toContainEqual({
      field: 'attachments',
      reason: 'MARKED',
    });
    expect(listAt(body, 'extensions.withheld')).toHaveLength(1);
  });

  test('that says "not to be found" shows the field and lets nobody search by it', async () => {
    const { recordId } = await penalty({ facts: '不得检索的事实' });
    await mark(bureau, recordId, [note({ readers: ['police'], handling: ['NO_SEARCH'] })]);
    expect(await facts(police, recordId)).toBe('不得检索的事实');
    const found = await hub.ask(
      police,
      '{ administrativePenalties(where: { facts: { eq: "不得检索的事实" } }) { totalCount } }',
    );
    expect(at(found.body, 'data.administrativePenalties.totalCount')).toBe(0);
  });
});

describe('a note is released by itself', () => {
  test('when its event has come', async () => {
    const opened = await publish(hub, CrimeTransfer, {
      ...inputOf(feedOf(CrimeTransfer), 700),
      approvalDecision: 'APPROVE',
      sentAt: '2026-11-10T09:00:00+08:00',
      notes: [
        note({
          fields: ['caseBrief'],
          category: 'INVESTIGATION',
          readers: ['police'],
          untilEvent: 'PROSECUTION',
        }),
      ],
    });
    const brief = async () => {
      const query = `query ($id: ID!) { crimeTransfer(id: $id) { caseBrief withheld { field reason until } } }`;
      return (await hub.ask(prosecutor, query, { id: opened.recordId })).body;
    };
    expect(listAt(await brief(), 'data.crimeTransfer.withheld')).toContainEqual({
      field: 'caseBrief',
      reason: 'MARKED',
      until: 'PROSECUTION',
    });
    const { caseId } = opened;
    await publish(hub, FilingDecision, {
      ...inputOf(feedOf(FilingDecision), 700, ['charges']),
      result: 'FILED',
      caseId,
    });
    expect(at(await brief(), 'data.crimeTransfer.caseBrief')).toBeNull();
    await publish(hub, ProsecutionDecision, {
      ...inputOf(feedOf(ProsecutionDecision), 700),
      caseId,
    });
    expect(at(await brief(), 'data.crimeTransfer.caseBrief')).not.toBeNull();
    const still = listAt(await brief(), 'data.crimeTransfer.withheld');
    expect(still.map((one) => at(one, 'field'))).toEqual(['correctionReason', 'notes']);
  });

  test('on its day', async () => {
    const { recordId } = await penalty();
    await mark(bureau, recordId, [note({ untilDate: '2026-01-01' })]);
    expect(await facts(police, recordId)).not.toBeNull();
  });
});

describe('lowering a marking', () => {
  const confirm = async (login: string, change: string) =>
    (
      await hub.ask(
        login,
        'mutation ($change: ID!) { confirmMarking(change: $change) { state confirmedBy } }',
        { change },
      )
    ).body;

  test('waits for a second person of the provider', async () => {
    const { recordId } = await penalty();
    await mark(bureau, recordId, [note()]);
    const lowered = await mark(bureau, recordId, [note({ readers: ['police'] })]);
    expect(at(lowered, 'data.markRecord.state')).toBe('PENDING');
    expect(await facts(police, recordId)).toBeNull();
    const change = textAt(lowered, 'data.markRecord.id');
    expect(at(await confirm(bureau, change), 'errors.0.extensions.code')).toBe('SECOND_PERSON');
    expect(at(await confirm(police, change), 'errors.0.extensions.code')).toBe('NOT_FOUND');
    expect(at(await confirm(colleague, change), 'data.confirmMarking')).toEqual({
      state: 'APPLIED',
      confirmedBy: colleague,
    });
    expect(await facts(police, recordId)).not.toBeNull();
  });

  test('falls away when the marking is raised meanwhile, and all is on record', async () => {
    const { recordId } = await penalty();
    await mark(bureau, recordId, [note()]);
    const change = textAt(await mark(bureau, recordId, []), 'data.markRecord.id');
    await mark(bureau, recordId, [note({ fields: ['facts', 'content'] })]);
    expect(at(await confirm(colleague, change), 'errors.0.extensions.code')).toBe('NOT_FOUND');
    const { body } = await hub.ask(
      colleague,
      'query ($record: ID!) { markingChanges(record: $record) { state before after proposedBy } }',
      { record: recordId },
    );
    expect(listAt(body, 'data.markingChanges').map((one) => at(one, 'state'))).toEqual([
      'APPLIED',
      'SUPERSEDED',
      'APPLIED',
    ]);
    expect(JSON.stringify(body)).not.toContain('facts');
  });
});

describe('a marking is refused', () => {
  const code = (body: unknown) => at(body, 'errors.0.extensions.problems.0.code');

  test('to everyone but its provider, as if there were no such record', async () => {
    const { recordId } = await penalty();
    const body = await mark(police, recordId, [note()]);
    expect(at(body, 'errors.0.extensions.code')).toBe('NOT_FOUND');
  });

  test('of what the regulation makes public', async () => {
    const { recordId } = await penalty({ disclosure: 'PROACTIVE' });
    expect(code(await mark(bureau, recordId, [note({ fields: ['decisionNo'] })]))).toBe(
      'OVER_MARKED',
    );
  });

  test.each([
    ['a field that the feed lacks', { fields: ['nothing'] }, 'NOT_MARKABLE'],
    ['a cell that is told with every record', { fields: ['decidedAt'] }, 'NOT_MARKABLE'],
    ['a number by its name in the header', { fields: ['documentNo'] }, 'NOT_MARKABLE'],
    ['persons, whom the law keeps back, not a note', { fields: ['parties'] }, 'NOT_MARKABLE'],
    ['a reader that is nobody', { readers: ['everyone'] }, 'UNKNOWN_AUDIENCE'],
    ['a reason of two words', { reason: '确需保密' }, 'MARKING_REASON_MISSING'],
    ['two ends', { untilEvent: 'FILING', untilDate: '2027-01-01' }, 'TWO_RELEASES'],
    ['no field at all', { fields: [] }, 'MISSING'],
  ])('of %s', async (_, more, expected) => {
    const { recordId } = await penalty();
    expect(code(await mark(bureau, recordId, [note(more)]))).toBe(expected);
  });
});

describe('without a note', () => {
  test('secrets of the investigation are not entered', async () => {
    const input = { ...inputOf(feedOf(CrimeTransfer), 710), notes: [] };
    const { body } = await hub.ask(
      bureau,
      'mutation ($input: CrimeTransferInput!) { publishCrimeTransfer(input: $input, idempotencyKey: "no-note-1") { recordId } }',
      { input },
    );
    expect(listAt(body, 'errors.0.extensions.problems')).toContainEqual(
      expect.objectContaining({ code: 'NOTE_MISSING', field: 'caseBrief' }),
    );
  });
});
