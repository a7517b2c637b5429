import { afterAll, beforeAll, describe, test } from 'vitest';
import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { ReconsiderationRequest } from '../../src/entities/environment/ReconsiderationRequest.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { expectRefusal } from './refusal.ts';

const penalty = feedOf(AdministrativePenalty);
let hub: TestHub;
/** Ids that no table could hold when it was written. */
const known = { here: '', there: '', thereNo: '', partyThere: '' };

beforeAll(async () => {
  hub = await openTestHub();
  const parties = [{ kind: 'NATURAL', name: '孙乙', idNo: idNumberOf(1) }];
  const here = await publish(hub, AdministrativePenalty, { ...inputOf(penalty, 1), parties });
  const other = { ...inputOf(penalty, 2), parties };
  const there = await publish(hub, AdministrativePenalty, other, '370302');
  const { rows } = await hub.admin.query<{ id: string }>(
    'SELECT id FROM coordination.party WHERE case_id = $1',
    [there.caseId],
  );
  const partyThere = rows[0]?.id ?? '';
  Object.assign(known, {
    here: here.caseId,
    there: there.caseId,
    thereNo: there.hubCaseNo,
    partyThere,
  });
});

afterAll(() => hub.close());

type Entry = readonly [expected: string, entered: () => Input];

const cases: readonly Entry[] = [
  ['CASE_NOT_FOUND at caseId', () => ({ caseId: '01900000-0000-7000-8000-000000000000' })],
  ['CASE_NOT_FOUND at caseId', () => ({ caseId: 'no id' })],
  ['CASE_NOT_FOUND at caseId', () => ({ caseId: known.there })],
  ['CASE_NOT_FOUND at caseNumber', () => ({ caseNumber: '张环罚〔2026〕99999号' })],
  ['CASE_NOT_FOUND at caseNumber', () => ({ caseNumber: known.thereNo })],
  ['CASE_NOT_FOUND at caseNumber', () => ({ caseNumber: inputOf(penalty, 2).decisionNo })],
  [
    'DIVISION_OUT_OF_REACH at opening.divisionCode',
    () => ({ opening: { divisionCode: '370302' } }),
  ],
  [
    'DIVISION_OUT_OF_REACH at opening.divisionCode',
    () => ({ opening: { divisionCode: '370300' } }),
  ],
  ['DIVISION_OUT_OF_REACH at opening.divisionCode', () => ({ opening: { divisionCode: 'x' } })],
];
const idNo = idNumberOf(1);
const one = { kind: 'NATURAL', name: '孙乙' };
const parties: readonly Entry[] = [
  ['MISSING at parties.0.kind', () => ({ parties: [{ name: '某人' }] })],
  ['MISSING at parties.0.name', () => ({ parties: [{ kind: 'LEGAL' }] })],
  ['MISSING at parties.1.name', () => ({ parties: [one, { kind: 'LEGAL', name: '  ' }] })],
  [
    'ID_NUMBER_CONTRADICTED at parties.0.sex',
    () => ({ parties: [{ ...one, idNo, sex: 'FEMALE' }] }),
  ],
  [
    'ID_NUMBER_CONTRADICTED at parties.0.birthDate',
    () => ({ parties: [{ ...one, idNo, birthDate: '1990-01-01' }] }),
  ],
  [
    'ID_NUMBER_CHECK_DIGIT at parties.0.idNo',
    () => ({ parties: [{ ...one, idNo: '110105194912310021' }] }),
  ],
  [
    'USCC_LENGTH at parties.0.uscc',
    () => ({ parties: [{ kind: 'LEGAL', name: '某厂', uscc: '1' }] }),
  ],
  [
    'PARTY_UNKNOWN at parties.0.id',
    () => ({ caseId: known.here, parties: [{ id: known.partyThere }] }),
  ],
  ['PARTY_UNKNOWN at parties.0.id', () => ({ caseId: known.here, parties: [{ id: 'no id' }] })],
];
const source = [['MISSING at sourceSystem', () => ({ sourceRecordId: '7' })]] as const;
const approved = { approvalDecision: 'APPROVE', transferNo: '张环移〔2026〕9号' };
const feeds: readonly (readonly [string, FeedClass, Input])[] = [
  [
    'TOO_FEW at officers',
    EnvironmentalViolation,
    { officers: [{ name: '李', certificateNo: '1' }] },
  ],
  [
    'MISSING at officers.1.certificateNo',
    EnvironmentalViolation,
    { officers: [{ name: '李', certificateNo: '1' }, { name: '周' }] },
  ],
  ['CONDITIONALLY_MISSING at reasons', FilingDecision, { result: 'NOT_FILED', reasons: null }],
  ['CONDITIONALLY_MISSING at charges', FilingDecision, { result: 'FILED', charges: [] }],
  [
    'TRANSFER_CONDITION_UNMET at lawfulEvidence',
    CrimeTransfer,
    { ...approved, receivingPoliceId: 'police-370303', lawfulEvidence: false },
  ],
  ['CONDITIONALLY_MISSING at receivingPoliceId', CrimeTransfer, approved],
  ['COURT_CASE_NO_YEAR at caseNo', CourtAcceptance, { caseNo: '（1989）鲁0303刑初1号' }],
  ['COURT_CASE_NO_MALFORMED at caseNo', CourtAcceptance, { caseNo: '刑初1号' }],
  ['ORGAN_UNKNOWN at targetPoliceId', ReconsiderationRequest, { targetPoliceId: 'police-1' }],
  ['ORGAN_UNKNOWN at targetPoliceId', ReconsiderationRequest, { targetPoliceId: 'court-370303' }],
];

describe('a record is refused', () => {
  test.each([...cases, ...parties, ...source])('%s (%#)', async (expected, entered) => {
    await expectRefusal(hub, penalty, { ...inputOf(penalty, 3), ...entered() }, expected);
  });

  test.each(feeds)('%s (%#)', async (expected, of, entered) => {
    await expectRefusal(hub, feedOf(of), { ...inputOf(feedOf(of), 3), ...entered }, expected);
  });
});
