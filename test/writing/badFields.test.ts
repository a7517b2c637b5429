import { afterAll, beforeAll, describe, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { idNumberOf, usccOf } from '../fixtures/identifiers.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { expectRefusal } from './refusal.ts';

const feed = feedOf(AdministrativePenalty);
let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  await publish(hub, AdministrativePenalty, inputOf(feed, 1));
});

afterAll(() => hub.close());

/** The same text with another last character. */
const broken = (code: string) => code.slice(0, -1) + (code.endsWith('1') ? '2' : '1');
const dayAfterTomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const number = String(inputOf(feed, 1).decisionNo);
const investigated = '涉及正在侦查的案件，应予保密';

/** What is reported where, and each entry that is refused so. */
const wrong: Readonly<Record<string, readonly Input[]>> = {
  'MISSING at facts': [{ facts: null }, { facts: '' }, { facts: ' \n\t ' }],
  'MISSING at penaltyCategories': [{ penaltyCategories: [] }, { penaltyCategories: [' '] }],
  'MISSING at decidedOn': [{ decidedOn: null }, { decidedOn: '' }],
  'MISSING at appraised.kind': [{ appraised: { result: '合格' } }, { appraised: { kind: ' ' } }],
  'TEXT_TOO_LONG at counterpartName': [{ counterpartName: '甲'.repeat(201) }],
  'TEXT_TOO_LONG at legalBasis.1': [{ legalBasis: ['A17', '甲'.repeat(201)] }],
  'USCC_CHECK_DIGIT at uscc': [{ uscc: broken(usccOf(5)) }, { uscc: broken('91350100M000100Y43') }],
  'USCC_LENGTH at uscc': [{ uscc: usccOf(5).slice(1) }, { uscc: `${usccOf(5)}0` }],
  'USCC_CHARACTERS at uscc': [...'IOSVZ'].map((letter) => ({ uscc: letter + usccOf(5).slice(1) })),
  'ID_NUMBER_CHECK_DIGIT at personIdNo': [{ personIdNo: broken('11010519491231002X') }],
  'ID_NUMBER_BIRTH_DATE at personIdNo': [{ personIdNo: '140403197902290013' }],
  'ID_NUMBER_BIRTH_IN_FUTURE at personIdNo': [{ personIdNo: idNumberOf(3, '20990101') }],
  'ID_NUMBER_FORMAT at personIdNo': [{ personIdNo: '370303800101001' }, { personIdNo: '张三' }],
  'DATE_IMPOSSIBLE at decidedOn': ['2026-02-30', '2026-13-01', '2026-2-3', '去年'].map(
    (decidedOn) => ({ decidedOn }),
  ),
  'DATE_IMPOSSIBLE at paidAt': ['T10:00:00', 'T25:00:00+08:00', 'T10:00:00+23:00', ' 10:00'].map(
    (time) => ({ paidAt: `2026-03-01${time}` }),
  ),
  'DATE_OUT_OF_RANGE at decidedOn': [{ decidedOn: dayAfterTomorrow }, { decidedOn: '1949-09-30' }],
  'DATE_OUT_OF_RANGE at appraised.on': [{ appraised: { kind: '毒性', on: dayAfterTomorrow } }],
  'DATE_ORDER at servedAt': [{ servedAt: '2026-01-01T00:00:00+08:00' }],
  'DATE_ORDER at validUntil': [{ validUntil: '2025-12-31' }],
  'NUMBER_OUT_OF_RANGE at fineAmount': [{ fineAmount: -0.01 }, { fineAmount: 1e13 }],
  'NUMBER_OUT_OF_RANGE at penaltyCount': [{ penaltyCount: -1 }],
  'MONEY_TOO_FINE at fineAmount': [{ fineAmount: 10.125 }, { fineAmount: 0.001 }],
  'DOCUMENT_NO_MALFORMED at decisionNo': [{ decisionNo: '第十二号' }, { decisionNo: '12' }],
  'DUPLICATE_NUMBER at decisionNo': [number, number.replace('〔', ' [').replace('〕', '] 第')].map(
    (decisionNo) => ({ decisionNo }),
  ),
  'MARKING_REASON_MISSING at markingReason': [
    { markingLevel: 'WORK_SECRET' },
    { markingLevel: 'INVESTIGATION', markingReason: '保密' },
    { markingAudience: ['police'] },
    { markingAudience: [] },
  ],
  'MARKING_CONTRADICTS_DISCLOSURE at markingLevel': [
    { markingLevel: 'INVESTIGATION', markingReason: investigated, disclosure: 'PROACTIVE' },
  ],
};
const table = Object.entries(wrong).flatMap(([expected, entries]) =>
  entries.map((entered) => [expected, entered] as const),
);

describe('a penalty is refused', () => {
  test.each(table)('%s: %j', async (expected, entered) => {
    await expectRefusal(hub, feed, { ...inputOf(feed, 2), ...entered }, expected);
  });
});
