import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { Judgment } from '../../src/entities/court/Judgment.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { SupervisedFilingOutcome } from '../../src/entities/police/SupervisedFilingOutcome.ts';
import { ArrestDecision } from '../../src/entities/procuratorate/ArrestDecision.ts';
import { FilingSupervision } from '../../src/entities/procuratorate/FilingSupervision.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

type Step = readonly [of: FeedClass, known: Input];

const judged = { result: 'GUILTY', charges: ['污染环境罪'], principalPenalty: 'FIXED_TERM' };
const prosecuted = {
  result: 'PROSECUTED',
  charges: ['污染环境罪'],
  courtOrganId: 'court-370303',
};

/** What published sources tell of real cases: dates and numbers as they print them, steps missing. */
const chains: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  [
    'CH02: months for days, and no transfer, arrest or indictment told',
    [
      [EnvironmentalViolation, { discoveredAt: '2021-08-09' }],
      [FilingDecision, { decidedAt: '2021-09-07', result: 'FILED', charges: ['污染环境罪'] }],
      [Judgment, { ...judged, pronouncedAt: '2023-04', instance: 'FIRST', months: 12 }],
      [Judgment, { ...judged, pronouncedAt: '2023-06', instance: 'SECOND', months: 12 }],
    ],
  ],
  [
    'CH03: the procuratorate ordered the filing',
    [
      [EnvironmentalViolation, { discoveredAt: '2024-04-18' }],
      [
        CrimeTransfer,
        {
          ...{ reportReceivedAt: '2024-05-14', decidedAt: '2024-05-14', sentAt: '2024-05-14' },
          ...{ approvalDecision: 'APPROVE', transferNo: '沙环移〔2024〕1号' },
          ...{ receivingPoliceId: 'police-370303', lawfulSubject: true, lawfulEvidence: true },
        },
      ],
      [FilingSupervision, { acceptedAt: '2024-06', notifiedAt: '2024-06' }],
      [SupervisedFilingOutcome, { filedAt: '2024-07' }],
      [Judgment, { ...judged, pronouncedAt: '2025-06-09', instance: 'FIRST', months: 36 }],
      [Judgment, { ...judged, pronouncedAt: '2025-09-01', instance: 'SECOND', months: 36 }],
    ],
  ],
  [
    'CH06: the numbers of another time, and the arrest two months after the detention',
    [
      [EnvironmentalViolation, { discoveredAt: '2013-10-31' }],
      [
        ArrestRequest,
        { requestedAt: '2014-03', detainedAt: '2014-02-26', charges: ['污染环境罪'] },
      ],
      [ArrestDecision, { decidedAt: '2014-04-05', result: 'APPROVED' }],
      [
        ProsecutionDecision,
        { ...prosecuted, decidedAt: '2014-09-30', decisionNo: '晋检刑诉(2014)2256号' },
      ],
      [
        CourtAcceptance,
        {
          ...{ caseNo: '（2014）晋刑初字第2545号', receivedAt: '2014-10', acceptedAt: '2014-10' },
          procedure: 'ORDINARY',
        },
      ],
    ],
  ],
  [
    'CH07: begins with the indictment',
    [
      [
        ProsecutionDecision,
        { ...prosecuted, decidedAt: '2015-08-17', decisionNo: '临兰检刑诉(2015)52号' },
      ],
    ],
  ],
  [
    'CH10: nothing but the judgment, with probation and fine',
    [
      [
        Judgment,
        {
          ...{ ...judged, instance: 'FIRST', months: 12, probationMonths: 24, fineYuan: 80_000 },
          pronouncedAt: '2016-11',
        },
      ],
    ],
  ],
  [
    'CH11: nothing but the judgment',
    [
      [
        Judgment,
        { ...judged, instance: 'FIRST', months: 10, fineYuan: 10_000, pronouncedAt: '2019-12' },
      ],
    ],
  ],
  [
    'CH14: a penalty before an administrative court, and no criminal case',
    [
      [
        AdministrativePenalty,
        {
          ...{ decisionNo: '梧环罚字〔2019〕6号', decidedOn: '2019-03' },
          remedy: { litigation: true, result: '（2019）桂0405行初41号，2019-10-21开庭' },
        },
      ],
    ],
  ],
  [
    'CH13: the second instance under its own number',
    [
      [
        Judgment,
        {
          ...{ caseNo: '（2017）湘0603刑初54号', pronouncedAt: '2017-10-11', instance: 'FIRST' },
          ...{ result: 'GUILTY', charges: ['环境监管失职罪'], principalPenalty: 'NONE' },
        },
      ],
      [
        CourtAcceptance,
        {
          ...{
            caseNo: '（2017）湘06刑终359号',
            receivedAt: '2017-11-14',
            acceptedAt: '2017-11-14',
          },
          procedure: 'ORDINARY',
        },
      ],
      [
        Judgment,
        {
          ...{ caseNo: '（2017）湘06刑终359号', pronouncedAt: '2018-03', instance: 'SECOND' },
          ...{ result: 'GUILTY', charges: ['环境监管失职罪'], principalPenalty: 'NONE' },
        },
      ],
    ],
  ],
];

test('all eight chains of the collected data are here', () => {
  const names = chains.map(([name]) => name.slice(0, 4)).toSorted();
  expect(names).toEqual(['CH02', 'CH03', 'CH06', 'CH07', 'CH10', 'CH11', 'CH13', 'CH14']);
});

describe('chains of real cases are entered as their sources tell them', () => {
  test.each(chains)('%s', async (_, steps) => {
    let caseId: string | undefined;
    for (const [index, [of, known]] of steps.entries()) {
      const feed = feedOf(of);
      const party = { kind: 'NATURAL', name: '某甲', role: 'SUSPECT' };
      const sample = inputOf(feed, 900 + index);
      const input = {
        ...sample,
        ...known,
        ...(feed.perSuspect ? { party } : {}),
        ...(caseId !== undefined && { caseId }),
      };
      const receipt = await publish(hub, of, input).catch(async (error: unknown) => {
        // A court learns of a case by its indictment; without one it opens a case of its own.
        if (caseId === undefined || feed.agency !== 'court') throw error;
        const { caseId: _caseId, ...own } = input;
        return publish(hub, of, own);
      });
      caseId ??= receipt.caseId;
      expect(receipt.recordId).toBeTruthy();
    }
  });
});
