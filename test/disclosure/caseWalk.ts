import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { Execution } from '../../src/entities/court/Execution.ts';
import { Judgment } from '../../src/entities/court/Judgment.ts';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { CrimeTransfer } from '../../src/entities/environment/CrimeTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { FilingSupervisionSuggestion } from '../../src/entities/environment/FilingSupervisionSuggestion.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { ProsecutionReferral } from '../../src/entities/police/ProsecutionReferral.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { ArrestDecision } from '../../src/entities/procuratorate/ArrestDecision.ts';
import { FilingSupervision } from '../../src/entities/procuratorate/FilingSupervision.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import type { Act } from './publishCase.ts';

/** The steps of a case; S8 has two, for the law tells the request for arrest from its decision. */
export const steps = [
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'S7',
  'S8 asked',
  'S8',
  'S9',
  'S10',
  'S11',
  'S12',
  'S13',
  'S14',
] as const;

export type Step = (typeof steps)[number];

/** A person whom the bureau sent, and one whom the police found. */
export const sent = { kind: 'NATURAL', role: 'SUSPECT', name: '甲移送', idNo: idNumberOf(1) };
export const found = { kind: 'NATURAL', role: 'SUSPECT', name: '乙发现', idNo: idNumberOf(2) };

const charges = ['污染环境罪'];
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00+08:00`;
const approved = {
  approvalDecision: 'APPROVE',
  receivingPoliceId: 'police-370303',
  lawfulSubject: true,
  lawfulEvidence: true,
  reportReceivedAt: at(2),
  decidedAt: at(3),
};

/** What each step publishes, by a name for the tables to speak of. */
export const walk: Readonly<Record<Step, Readonly<Record<string, Act>>>> = {
  S1: {
    violation: {
      of: EnvironmentalViolation,
      input: { parties: [sent], pollutants: [{ name: '六价铬', timesOver: 12 }] },
    },
  },
  S2: {
    penalty: { of: AdministrativePenalty, input: { disclosure: 'PROACTIVE', fineAmount: 5e4 } },
  },
  S3: { approval: { of: CrimeTransfer, input: { ...approved, transferNo: '张环移〔2026〕1号' } } },
  S4: {
    transfer: {
      of: CrimeTransfer,
      input: { ...approved, transferNo: '张环移〔2026〕2号', sentAt: at(4) },
    },
  },
  S5: { acceptance: { of: TransferAcceptance } },
  S6: {
    notFiled: { of: FilingDecision, input: { result: 'NOT_FILED', reasons: '情节显著轻微' } },
    suggestion: { of: FilingSupervisionSuggestion },
    supervision: {
      of: FilingSupervision,
      input: {
        targetPoliceId: 'police-370303',
        requestReasonNo: '张检要说〔2026〕1号',
        conclusion: 'REASON_FAILS',
      },
    },
  },
  S7: {
    filed: { of: FilingDecision, input: { result: 'FILED', charges, parties: [sent, found] } },
  },
  'S8 asked': {
    request: { of: ArrestRequest, input: { party: found, requestedAt: at(10), detainedAt: at(9) } },
    another: { of: ArrestRequest, input: { party: sent } },
  },
  S8: {
    arrest: {
      of: ArrestDecision,
      input: {
        party: found,
        result: 'NOT_APPROVED',
        reasonKind: 'INSUFFICIENT_EVIDENCE',
        supplementOutline: '补充鉴定意见',
      },
    },
  },
  S9: { referral: { of: ProsecutionReferral } },
  S10: {
    prosecution: {
      of: ProsecutionDecision,
      input: { party: found, result: 'PROSECUTED', charges, courtOrganId: 'court-370303' },
    },
  },
  S11: { courtCase: { of: CourtAcceptance } },
  S12: { judgment: { of: Judgment, input: { party: found } } },
  S13: {
    effective: { of: Judgment, input: { party: found, effectiveAt: at(20), pronouncedAt: at(19) } },
  },
  S14: { execution: { of: Execution } },
};
