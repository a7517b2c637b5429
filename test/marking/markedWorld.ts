import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { publishCase } from '../disclosure/publishCase.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import type { TestHub } from '../setup/testHub.ts';

const markingReason = '涉及侦查手段，暂不宜向其他单位公开';
const marks = [
  {},
  { markingLevel: 'PUBLIC' },
  { markingLevel: 'WORK_SECRET', markingReason },
  { markingLevel: 'INVESTIGATION', markingReason },
  { markingAudience: ['police', 'procuratorate'], markingReason },
  { markingAudience: ['police', 'court'], markingLevel: 'WORK_SECRET', markingReason },
];
const filed = { result: 'FILED', charges: ['污染环境罪'], limitClass: 'NORMAL3' };

/** Cases whose records are marked in every way, on persons of age, minors and units. */
export async function publishMarkedWorld(hub: Pick<TestHub, 'ask'>): Promise<readonly string[]> {
  const cases: string[] = [];
  for (const [n, mark] of marks.entries()) {
    const born = n % 2 === 0 ? '1980-01-01' : '2010-05-05';
    const person = { kind: 'NATURAL', role: 'SUSPECT', name: `某甲${n}`, birthDate: born };
    const unit = { kind: 'LEGAL', name: `某化工厂${n}`, legalRepName: `某乙${n}` };
    const known = { ...person, idNo: idNumberOf(n), birthDate: undefined };
    const counterpart = n % 2 === 0 ? 'NATURAL' : 'LEGAL';
    const [opened] = await publishCase(hub, [
      { of: EnvironmentalViolation, input: { ...mark, parties: n % 3 ? [unit] : [person] } },
      {
        of: AdministrativePenalty,
        input: {
          ...mark,
          counterpartType: counterpart,
          counterpartName: `某丙${n}`,
          ...(counterpart === 'LEGAL' && { uscc: '91370303MA0TEX018D', legalRepName: '某丁' }),
        },
      },
      ...(n % 2 === 0 ? [{ of: AdministrativePenalty, input: { disclosure: 'PROACTIVE' } }] : []),
      { of: FilingDecision, input: { ...mark, ...filed, parties: [n % 2 ? person : known] } },
    ]);
    cases.push(opened?.caseId ?? '');
  }
  return cases;
}
