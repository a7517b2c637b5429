import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { ReconsiderationRequest } from '../../src/entities/environment/ReconsiderationRequest.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, listAt } from '../fixtures/at.ts';
import { countRows } from '../fixtures/countRows.ts';
import { idNumberOf, usccOf } from '../fixtures/identifiers.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { newKey, publication, publish, type Receipt } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;
let here: Receipt;
let elsewhere: Receipt;

beforeAll(async () => {
  hub = await openTestHub();
  const feed = feedOf(AdministrativePenalty);
  here = await publish(hub, AdministrativePenalty, {
    ...inputOf(feed, 1),
    parties: [person(idNumberOf(1))],
  });
  elsewhere = await publish(hub, AdministrativePenalty, inputOf(feed, 2), '370302');
});

afterAll(() => hub.close());

const person = (idNo: string, more: Input = {}) => ({
  kind: 'NATURAL',
  name: '孙乙',
  idNo,
  ...more,
});
/** The same text with another last character. */
const broken = (code: string) => code.slice(0, -1) + (code.endsWith('1') ? '2' : '1');
const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const own = () => ({ caseId: here.caseId });
const P = AdministrativePenalty;

/** What is wrong, the feed, what is entered in place of sound values, and what is reported where. */
const table: readonly (readonly [string, FeedClass, () => Input, string])[] = [
  ['a mandatory field left out', P, () => ({ facts: null }), 'MISSING at facts'],
  ['a mandatory field of blanks', P, () => ({ facts: ' \n\t ' }), 'MISSING at facts'],
  [
    'a mandatory list without items',
    P,
    () => ({ penaltyCategories: [] }),
    'MISSING at penaltyCategories',
  ],
  [
    'a mandatory list of blanks',
    P,
    () => ({ penaltyCategories: [' '] }),
    'MISSING at penaltyCategories',
  ],
  ['no day of the act', P, () => ({ decidedOn: null }), 'MISSING at decidedOn'],
  [
    'a mandatory part left out',
    P,
    () => ({ appraised: { result: '合格' } }),
    'MISSING at appraised.kind',
  ],
  [
    'a mandatory part of blanks',
    P,
    () => ({ appraised: { kind: '  ' } }),
    'MISSING at appraised.kind',
  ],
  [
    'a credit code with a wrong check digit',
    P,
    () => ({ uscc: broken(usccOf(5)) }),
    'USCC_CHECK_DIGIT at uscc',
  ],
  [
    'a credit code of 17 characters',
    P,
    () => ({ uscc: usccOf(5).slice(1) }),
    'USCC_LENGTH at uscc',
  ],
  [
    'a credit code with the letter O',
    P,
    () => ({ uscc: `O${usccOf(5).slice(1)}` }),
    'USCC_CHARACTERS at uscc',
  ],
  [
    'an identity number with a wrong check digit',
    P,
    () => ({ personIdNo: broken(idNumberOf(3)) }),
    'ID_NUMBER_CHECK_DIGIT at personIdNo',
  ],
  [
    'an identity number with an impossible birthday',
    P,
    () => ({ personIdNo: '140403197902290013' }),
    'ID_NUMBER_BIRTH_DATE at personIdNo',
  ],
  [
    'an identity number of somebody not yet born',
    P,
    () => ({ personIdNo: idNumberOf(3, '20990101') }),
    'ID_NUMBER_BIRTH_IN_FUTURE at personIdNo',
  ],
  [
    'an identity number of 15 digits',
    P,
    () => ({ personIdNo: '370303800101001' }),
    'ID_NUMBER_FORMAT at personIdNo',
  ],
  ['30 February', P, () => ({ decidedOn: '2026-02-30' }), 'DATE_IMPOSSIBLE at decidedOn'],
  ['a day in words', P, () => ({ decidedOn: '去年' }), 'DATE_IMPOSSIBLE at decidedOn'],
  [
    'a time without offset',
    P,
    () => ({ paidAt: '2026-03-01T10:00:00' }),
    'DATE_IMPOSSIBLE at paidAt',
  ],
  [
    'an offset that no clock has',
    P,
    () => ({ paidAt: '2026-03-01T10:00:00+23:00' }),
    'DATE_IMPOSSIBLE at paidAt',
  ],
  ['an act that lies ahead', P, () => ({ decidedOn: tomorrow }), 'DATE_OUT_OF_RANGE at decidedOn'],
  [
    'an act before the founding of the state',
    P,
    () => ({ decidedOn: '1949-09-30' }),
    'DATE_OUT_OF_RANGE at decidedOn',
  ],
  [
    'service before the decision',
    P,
    () => ({ servedAt: '2026-01-01T00:00:00+08:00' }),
    'DATE_ORDER at servedAt',
  ],
  ['a negative amount', P, () => ({ fineAmount: -1 }), 'NUMBER_OUT_OF_RANGE at fineAmount'],
  [
    'an amount beyond all fines',
    P,
    () => ({ fineAmount: 1e13 }),
    'NUMBER_OUT_OF_RANGE at fineAmount',
  ],
  ['three decimals', P, () => ({ fineAmount: 10.125 }), 'MONEY_TOO_FINE at fineAmount'],
  [
    'text that is too long',
    P,
    () => ({ counterpartName: '甲'.repeat(201) }),
    'TEXT_TOO_LONG at counterpartName',
  ],
  [
    'a number that is none',
    P,
    () => ({ decisionNo: '第十二号' }),
    'DOCUMENT_NO_MALFORMED at decisionNo',
  ],
  [
    'a number used before',
    P,
    () => ({ decisionNo: inputOf(feedOf(P), 1).decisionNo }),
    'DUPLICATE_NUMBER at decisionNo',
  ],
  [
    'a number used before, in other brackets',
    P,
    () => ({
      decisionNo: String(inputOf(feedOf(P), 1).decisionNo)
        .replace('〔', '[')
        .replace('〕', ']'),
    }),
    'DUPLICATE_NUMBER at decisionNo',
  ],
  [
    'a court number of 1989',
    CourtAcceptance,
    () => ({ caseNo: '（1989）鲁0303刑初1号' }),
    'COURT_CASE_NO_YEAR at caseNo',
  ],
  [
    'one officer where the law wants two',
    EnvironmentalViolation,
    () => ({ officers: [{ name: '李', certificateNo: '1' }] }),
    'TOO_FEW at officers',
  ],
  [
    'no reasons for not filing',
    FilingDecision,
    () => ({ result: 'NOT_FILED', reasons: null }),
    'CONDITIONALLY_MISSING at reasons',
  ],
  [
    'a transfer without lawful evidence',
    CrimeTransfer,
    () => ({
      approvalDecision: 'APPROVE',
      lawfulEvidence: false,
      transferNo: '张环移〔2026〕9号',
      receivingPoliceId: 'police-370303',
    }),
    'TRANSFER_CONDITION_UNMET at lawfulEvidence',
  ],
  [
    'an unknown case',
    P,
    () => ({ caseId: '01900000-0000-7000-8000-000000000000' }),
    'CASE_NOT_FOUND at caseId',
  ],
  [
    'an unknown number of a case',
    P,
    () => ({ caseNumber: '张环罚〔2026〕99999号' }),
    'CASE_NOT_FOUND at caseNumber',
  ],
  [
    'a case of another district',
    P,
    () => ({ caseId: elsewhere.caseId }),
    'CASE_NOT_FOUND at caseId',
  ],
  [
    'a case of another district by its number',
    P,
    () => ({ caseNumber: elsewhere.hubCaseNo }),
    'CASE_NOT_FOUND at caseNumber',
  ],
  [
    'a new case in another district',
    P,
    () => ({ opening: { divisionCode: '370302' } }),
    'DIVISION_OUT_OF_REACH at opening.divisionCode',
  ],
  [
    'a new case in no district',
    P,
    () => ({ opening: { divisionCode: 'x' } }),
    'DIVISION_OUT_OF_REACH at opening.divisionCode',
  ],
  [
    'an unknown organ',
    ReconsiderationRequest,
    () => ({ targetPoliceId: 'police-1' }),
    'ORGAN_UNKNOWN at targetPoliceId',
  ],
  [
    'an organ of another agency',
    ReconsiderationRequest,
    () => ({ targetPoliceId: 'court-370303' }),
    'ORGAN_UNKNOWN at targetPoliceId',
  ],
  [
    'an id that is none',
    CourtAcceptance,
    () => ({ caseId: here.caseId, opening: {}, charges: ['污染环境罪'], acceptedAt: 'x' }),
    'DATE_IMPOSSIBLE at acceptedAt',
  ],
  [
    'a secret without a reason',
    P,
    () => ({ markingLevel: 'WORK_SECRET' }),
    'MARKING_REASON_MISSING at markingReason',
  ],
  [
    'an audience without a reason',
    P,
    () => ({ markingAudience: ['police'], markingReason: '不公开' }),
    'MARKING_REASON_MISSING at markingReason',
  ],
  [
    'a secret that is public',
    P,
    () => ({
      markingLevel: 'INVESTIGATION',
      markingReason: '涉及正在侦查的案件，应予保密',
      disclosure: 'PROACTIVE',
    }),
    'MARKING_CONTRADICTS_DISCLOSURE at markingLevel',
  ],
  [
    'a party of no kind',
    P,
    () => ({ ...own(), parties: [{ name: '某人' }] }),
    'MISSING at parties.0.kind',
  ],
  [
    'a party without a name',
    P,
    () => ({ ...own(), parties: [{ kind: 'LEGAL' }] }),
    'MISSING at parties.0.name',
  ],
  [
    'a party whose sex contradicts its number',
    P,
    () => ({ parties: [person(idNumberOf(1), { sex: 'FEMALE' })] }),
    'ID_NUMBER_CONTRADICTED at parties.0.sex',
  ],
  [
    'a party with a wrong identity number',
    P,
    () => ({ parties: [person(broken(idNumberOf(1)))] }),
    'ID_NUMBER_CHECK_DIGIT at parties.0.idNo',
  ],
  [
    'a party that the case has not',
    P,
    () => ({ ...own(), parties: [{ id: elsewhere.caseId }] }),
    'PARTY_UNKNOWN at parties.0.id',
  ],
];

describe('a record with', () => {
  test.each(table)('%s', async (_, feedClass, wrong, expected) => {
    const feed = feedOf(feedClass);
    const officer = officerOf(feed.agency);
    const before = await countRows(hub);
    const input = { ...inputOf(feed, 900), ...wrong() };
    const { body, status } = await hub.ask(officer, publication(feed).one, {
      input,
      key: newKey(),
    });
    const [code = ''] = expected.split(' at ');
    const direct = code === 'DUPLICATE_NUMBER';
    expect(at(body, 'errors.0.extensions.code')).toBe(direct ? code : 'INPUT_REJECTED');
    expect(status).toBe(direct ? 409 : 422);
    const problems = listAt(body, 'errors.0.extensions.problems').filter(
      (one) => at(one, 'severity') === 'reject',
    );
    expect(problems.map((one) => `${at(one, 'code')} at ${at(one, 'field')}`)).toContain(expected);
    for (const problem of problems) {
      for (const text of ['message', 'messageZh', 'remedy', 'remedyZh'])
        expect(at(problem, text)).toMatch(/./);
    }
    expect(await countRows(hub)).toEqual(before);
  });
});
