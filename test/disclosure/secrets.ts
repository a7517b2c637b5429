import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { ArrestDecision } from '../../src/entities/procuratorate/ArrestDecision.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import type { TestHub } from '../setup/testHub.ts';
import { publishCase } from './publishCase.ts';

/** Stands in every hidden text, so that it is found wherever one comes out. */
export const canary = '金丝雀';

export const suspect = {
  kind: 'NATURAL',
  name: `张${canary}`,
  idNo: idNumberOf(77),
  address: `${canary}路1号`,
};
export const requestNo = {
  printed: '张公(环)提捕字[2026]007号',
  entered: '2026-11-18T10:00:00+08:00',
};

/** What stands in the cells that some readers are not shown. */
export const hidden = {
  leadOfficer: `王${canary}`,
  caseBrief: `案情${canary}`,
  detainedAt: '2026-11-17T08:15:30.000Z',
  amountInvolved: 7_654_321,
  counterpartName: `${canary}化工`,
  fineAmount: 345_678,
} as const;

const reason = `${canary}：涉及侦查手段，暂不公开`;

/** Two cases of 370303: one that the police opened, at S8 decided; one of the bureau, at S2. */
export async function publishSecrets(hub: TestHub) {
  const { leadOfficer, caseBrief, detainedAt, amountInvolved, counterpartName, fineAmount } =
    hidden;
  const filed = { result: 'FILED', charges: ['污染环境罪'], limitClass: 'NORMAL3' };
  const named = { party: suspect };
  const [filing, request] = await publishCase(hub, [
    { of: FilingDecision, input: { ...filed, leadOfficer, parties: [suspect] } },
    {
      of: ArrestRequest,
      input: {
        ...named,
        requestNo: requestNo.printed,
        caseBrief,
        detainedAt,
        requestedAt: requestNo.entered,
      },
    },
    { of: ArrestDecision, input: named },
  ]);
  const penalty = { counterpartName, fineAmount };
  const [violation, plain, secret, narrow] = await publishCase(hub, [
    { of: EnvironmentalViolation, input: { amountInvolved } },
    { of: AdministrativePenalty, input: penalty },
    {
      of: AdministrativePenalty,
      input: { ...penalty, markingLevel: 'INVESTIGATION', markingReason: reason },
    },
    {
      of: AdministrativePenalty,
      input: { ...penalty, markingAudience: ['police'], markingReason: reason },
    },
  ]);
  const all = { filing, request, violation, plain, secret, narrow };
  const ids = new Map(
    Object.entries(all).map(([name, receipt]) => [name, receipt?.recordId ?? '']),
  );
  return { ids, caseId: filing?.caseId ?? '', hubCaseNo: filing?.hubCaseNo ?? '' };
}
